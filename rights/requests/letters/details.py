"""What a right adds to its part of the answer from its own records, such as what was left out and why."""

# Each is called with (filling, right, decision) and gives paragraphs of the letter, in the language of `filling.here`.
TELLS = ()


def told(filling, right, decision):
    return [paragraph for tell in TELLS for paragraph in tell(filling, right, decision) if paragraph]
