"""The English that letters of requests and complaints share. The same names as `nl`."""

LANGUAGE = "en"
GREETING, GREETING_BARE = "Dear {name},", "Dear Sir or Madam,"
CLOSING = "Yours sincerely,"
DATE, OUR_NUMBER = "Date", "Our number"

REMEDIES_HEADING = "If you do not agree"
TALK = "Feel free to call or mail us{how}, then we look at it together. You can also:"
REMEDIES = {
    "dpo": "talk to our data protection officer (FG){how}. The FG watches over privacy at school;",
    "complaint": "complain to the school or to the board;",
    "authority": (
        "complain to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens): "
        "autoriteitpersoonsgegevens.nl;"
    ),
    "court_35": "go to court, within six weeks after you received this letter (UAVG article 35);",
    "mediation_36": (
        "ask the Dutch Data Protection Authority to mediate, within the same six weeks. You can then still "
        "go to court until six "
        "weeks after the Authority is done with it (UAVG article 36);"
    ),
    "objection_awb": (
        "lodge an objection (bezwaar) with the board, within six weeks after the day on which we sent this letter. Send your "
        "objection to {address} (Algemene wet bestuursrecht);"
    ),
    "court": "go to court;",
    "commission": "complain to {commission};",
    "court_377c": "ask the court to decide that you get the information (Dutch Civil Code article 1:377c(2));",
}
COMMISSIONS = {
    "lkc": (
        "the national complaints commission for education (Landelijke Klachtencommissie Onderwijs, LKC), "
        "onderwijsgeschillen.nl"
    ),
    "own": "the complaints commission of our board{name}",
    "regional": "the regional complaints commission{name}",
}
