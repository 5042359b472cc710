"""The English of the letters about a complaint, as `nl`."""

from rights.complaints.models.ladder import Commission, Rung
from rights.complaints.models.records import Outcome, Reaction

COMPLAINED_ON = "Your complaint of"
BEHALF = {
    Rung.CONVERSATION: "on behalf of {place}",
    Rung.PRINCIPAL: "on behalf of {place}",
    Rung.BOARD: "on behalf of the board of {board}",
    Rung.SUPERVISOR: "on behalf of the internal supervisor of {board}",
}

# What a complaint is about, as the end of a sentence.
SUBJECTS = {
    "no_answer": "a question about data to which you got no answer",
    "refused": "an answer to a question about data with which you do not agree",
    "shared": "data that the school passed on or showed",
    "pictures": "pictures or films",
    "wrong_data": "something that is not right in the file",
    "too_much": "the school asks or keeps too much",
    "insecure": "data that are not safe, or a data breach that was handled badly",
    "treatment": "how somebody of the school treated you",
    "other": "something else about privacy",
}

TITLE = "Our answer to your complaint"
OPENING = "On {day} we received your complaint. It is about: {subject}."
WHO = {
    Rung.CONVERSATION: "We talked with you about your complaint. In this letter you read what came of it.",
    Rung.PRINCIPAL: "The head of the school handled your complaint. In this letter you read our answer.",
    Rung.BOARD: "The school board handled your complaint. In this letter you read our answer.",
    Rung.SUPERVISOR: "The internal supervisor of the board handled your complaint. In this letter you read the answer.",
}
BOTH_HEARD = "We heard you, and the other side as well."

OUTCOME_HEADING, PART_HEADING = "What we think of it", "Part {number}"
WHOLE, ONE_PART = "Your complaint", "This part"
QUOTED = "You wrote: “{text}”"
OUTCOMES = {
    Outcome.FOUNDED: "{what} is founded. That means: you are right.",
    Outcome.PARTLY_FOUNDED: "{what} is partly founded. That means: you are right in part.",
    Outcome.UNFOUNDED: "{what} is unfounded. That means: we do not think you are right.",
    Outcome.INADMISSIBLE: "{what} is inadmissible: we do not handle it, and give no opinion on it.",
    Outcome.WITHDRAWN: "{what} was taken back by you. We give no opinion on it any more.",
    Outcome.SOLVED: "{what} has been solved. We give no opinion on it any more.",
}
MEASURES_HEADING = "What we are going to do"
MEASURE_ON = "This is ready on {day}."

REACTION_TITLE = {
    Rung.COMMISSION: "What the board does with the advice of the commission",
    Rung.AUTHORITY: "What the board does with the word of the AP",
    Rung.COURT: "What the board does with the judgment of the court",
}
COMMISSIONS = {
    Commission.LKC: "the national complaints commission for education (LKC)",
    Commission.OWN: "the complaints commission of our board",
    Commission.REGIONAL: "the regional complaints commission",
}
REACTION_OPENING = {
    Rung.COMMISSION: "On {day} the board received the advice of {commission} about your complaint.",
    Rung.AUTHORITY: "On {day} the board received word of the Dutch Data Protection Authority about your complaint.",
    Rung.COURT: "On {day} the board received the judgment of the court about your complaint.",
}
SHARES_HEADING = "What the board thinks of it"
SHARES = {
    Reaction.Shares.YES: "The board agrees.",
    Reaction.Shares.PARTLY: "The board agrees in part.",
    Reaction.Shares.NO: "The board does not agree.",
}
TOLD_TOO = "We tell this to the commission as well (WPO article 14)."

ROADS = {
    "principal": "put your complaint before the head of the school, who answers within {principal_days} days;",
    "board": "put your complaint before the school board, which answers within {board_days} days;",
    "supervisor": "put your complaint before the internal supervisor of the board, who answers within {board_days} days;",
    "commission": "complain to {commission}. You file that there yourself{term};",
    "authority": (
        "complain to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens, AP): autoriteitpersoonsgegevens.nl. "
        "The AP lets you know within three months how it stands;"
    ),
    "court_36": (
        "go to court, within six weeks after the Dutch Data Protection Authority told you that it is done (UAVG article 36);"
    ),
}
LKC_UNTIL = ", within one year after it happened: by {day} at the latest. With a good reason it may be later"
LKC_PAST = ". The year that stands for this is over; with a good reason the commission still takes your complaint"
LKC_YEAR = ", within one year after it happened. With a good reason it may be later"
NOT_LKC_AFTER = ". After that you can no longer go to the national complaints commission (LKC)"
