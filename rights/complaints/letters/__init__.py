"""Letters to a complainant: the answer of a step of the ladder, and what the board does with a finding. Kept as they went."""
