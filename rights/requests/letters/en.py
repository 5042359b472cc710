"""The English of the letters, for who reads that better. The same names as `nl`."""

from rights.letters import en as shared
from rights.requests.models.right import Ground, Outcome, Right

MISSING_NAME = "[name of the pupil]"
OWN = {"data": "your data", "whom": "you", "file": "your file", "own_file": "your file"}
OTHERS = {"data": "the data about {name}", "whom": "{name}", "file": "the file of {name}", "own_file": "the file"}
GREETING, GREETING_BARE = shared.GREETING, shared.GREETING_BARE
CLOSING = shared.CLOSING
ON_BEHALF = "on behalf of the board of {board}"
DATE, OUR_NUMBER = shared.DATE, shared.OUR_NUMBER
ASKED_ON, APPENDIX = "Your request of", "Appendix"
AND = "and"

TITLES = {
    Right.ACCESS: "Your request for access",
    Right.RECTIFICATION: "Your request to correct data",
    Right.ERASURE: "Your request to erase data",
    Right.RESTRICTION: "Your request to use data less",
    Right.PORTABILITY: "Your request to take data along",
    Right.OBJECTION: "Your objection to the use of data",
    Right.CONSENT_WITHDRAWAL: "You withdrew your consent",
    Right.TRANSFER_REPORT: "The report for another school",
    Right.NONCUSTODIAL_INFORMATION: "Your request for information",
    Right.AUTOMATED_DECISION: "Your request to look at a decision again",
}
SEVERAL = "Our answer to your request"
SHORT = {
    Outcome.GRANTED: "we will do it",
    Outcome.PARTLY: "we will do part of it",
    Outcome.REFUSED: "we cannot do it",
    Outcome.OWN_VIEW_ADDED: "your own view is added to the file",
    Outcome.NOTHING_HELD: "we do not have these data",
    Outcome.DROPPED: "you no longer ask this",
}
# Where the general words do not fit the title of this right.
SHORT_OF = {
    (Right.ACCESS, Outcome.GRANTED): "you may see the data",
    (Right.ACCESS, Outcome.PARTLY): "you may see part of the data",
    (Right.OBJECTION, Outcome.GRANTED): "you are right",
    (Right.OBJECTION, Outcome.PARTLY): "you are right in part",
    (Right.OBJECTION, Outcome.REFUSED): "we do not agree",
    (Right.CONSENT_WITHDRAWAL, Outcome.GRANTED): "we arrange it",
    (Right.CONSENT_WITHDRAWAL, Outcome.PARTLY): "it is arranged in part",
    (Right.CONSENT_WITHDRAWAL, Outcome.REFUSED): "we cannot arrange it",
    (Right.CONSENT_WITHDRAWAL, Outcome.NOTHING_HELD): "we have no consent of yours",
    (Right.TRANSFER_REPORT, Outcome.NOTHING_HELD): "we have no report",
    (Right.AUTOMATED_DECISION, Outcome.GRANTED): "a person looked again",
    (Right.TRANSFER_REPORT, Outcome.GRANTED): "we send it",
    (Right.TRANSFER_REPORT, Outcome.PARTLY): "we send part of it",
    (Right.TRANSFER_REPORT, Outcome.REFUSED): "we do not send it",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.GRANTED): "you get the information",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.PARTLY): "you get part of the information",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.REFUSED): "you do not get the information",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.NOTHING_HELD): "we have no information",
}
COPY_TITLE = "you get a copy"

HEADINGS = {
    Right.ACCESS: "Access",
    Right.RECTIFICATION: "Correcting data",
    Right.ERASURE: "Erasing data",
    Right.RESTRICTION: "Using data less",
    Right.PORTABILITY: "Taking data along",
    Right.OBJECTION: "Your objection",
    Right.CONSENT_WITHDRAWAL: "Withdrawing consent",
    Right.TRANSFER_REPORT: "Report to another school",
    Right.NONCUSTODIAL_INFORMATION: "Information for a parent without custody",
    Right.AUTOMATED_DECISION: "A decision by a computer",
}
ASKED = {
    Right.ACCESS: "access to {data}",
    "access_copy": "access to {data} and a copy of them",
    Right.RECTIFICATION: "correction of {data}",
    Right.ERASURE: "erasure of {data}",
    Right.RESTRICTION: "restriction of the use of {data}",
    Right.PORTABILITY: "a file with {data} to take along",
    Right.OBJECTION: "an end to the use of {data}",
    Right.CONSENT_WITHDRAWAL: "withdrawal of consent for {data}",
    Right.TRANSFER_REPORT: "the educational report to be sent to another school",
    Right.NONCUSTODIAL_INFORMATION: "information about {whom}",
    Right.AUTOMATED_DECISION: "a person to look again at a decision by a computer",
}
OPENING = "We received your request on {day}. You asked for {asked}. In this letter you read our answer."
OPENING_SEVERAL = "We received your request on {day}. You asked for:\n{asked}\n\nBelow you read our answer to each part."

SAID = {
    (Right.ACCESS, Outcome.GRANTED): "You may see all the data that we have about {whom}.",
    (Right.ACCESS, Outcome.PARTLY): "You may see the data that we have about {whom}, but not all of them.",
    (Right.ACCESS, Outcome.REFUSED): "We cannot show you {data}.",
    (Right.ACCESS, Outcome.NOTHING_HELD): "We searched. We have no data about {whom}.",
    (Right.RECTIFICATION, Outcome.GRANTED): "We correct {data} as you asked.",
    (Right.RECTIFICATION, Outcome.PARTLY): "We correct part of {data}, and part we do not.",
    (Right.RECTIFICATION, Outcome.REFUSED): "We do not correct {data}.",
    (Right.RECTIFICATION, Outcome.OWN_VIEW_ADDED): (
        "What you want to change is the opinion of a professional. We cannot correct an opinion, but you can "
        "put your own beside "
        "it. We add your own view to {own_file}. Whoever reads the file then also reads your view."
    ),
    (Right.RECTIFICATION, Outcome.NOTHING_HELD): "We searched. We do not have the data that you name.",
    (Right.ERASURE, Outcome.GRANTED): "We erase {data} as you asked.",
    (Right.ERASURE, Outcome.PARTLY): "We erase part of {data}. Another part we must or may still keep.",
    (Right.ERASURE, Outcome.REFUSED): "We cannot erase {data} now.",
    (Right.RESTRICTION, Outcome.GRANTED): (
        "We set {data} apart. We keep them, but do not use them for now. Before we use them again, we will tell you."
    ),
    (Right.RESTRICTION, Outcome.PARTLY): (
        "We set part of {data} apart. We do not use that part for now. Before we use it again, we will tell you."
    ),
    (Right.RESTRICTION, Outcome.REFUSED): "We go on using {data}.",
    (Right.PORTABILITY, Outcome.GRANTED): "You get {data} in a file that a computer can read. You can take it along yourself.",
    (Right.PORTABILITY, Outcome.PARTLY): "You get part of {data} in a file that a computer can read.",
    (Right.PORTABILITY, Outcome.REFUSED): "We cannot give you a file to take along.",
    (Right.OBJECTION, Outcome.GRANTED): "You are right. We stop using {data} for what you objected to.",
    (Right.OBJECTION, Outcome.PARTLY): "You are right in part. We stop with that part.",
    (Right.OBJECTION, Outcome.REFUSED): "We do not stop using {data}.",
    (Right.CONSENT_WITHDRAWAL, Outcome.GRANTED): (
        "Your consent has been withdrawn. We no longer use the data that the consent was about. What we did before with your "
        "consent stays valid."
    ),
    (Right.CONSENT_WITHDRAWAL, Outcome.PARTLY): "Your consent has been withdrawn for part of what you named.",
    (Right.CONSENT_WITHDRAWAL, Outcome.REFUSED): "We cannot withdraw the consent at your request.",
    (Right.CONSENT_WITHDRAWAL, Outcome.NOTHING_HELD): "We have no consent of yours that you can withdraw.",
    (Right.TRANSFER_REPORT, Outcome.GRANTED): "We send the educational report to the other school.",
    (Right.TRANSFER_REPORT, Outcome.PARTLY): "We send part of the data to the other school.",
    (Right.TRANSFER_REPORT, Outcome.REFUSED): "We do not send the report to the other school.",
    (Right.TRANSFER_REPORT, Outcome.NOTHING_HELD): "We have no educational report about {whom}.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.GRANTED): "We give you the important information about {whom} at school.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.PARTLY): "We give you part of the information about {whom}.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.REFUSED): "We do not give you the information about {whom}.",
    (Right.NONCUSTODIAL_INFORMATION, Outcome.NOTHING_HELD): "We have no information about {whom} that we can give you.",
    (Right.AUTOMATED_DECISION, Outcome.GRANTED): "A person looked at the decision again.",
    (Right.AUTOMATED_DECISION, Outcome.PARTLY): "A person looked again at part of the decision.",
    (Right.AUTOMATED_DECISION, Outcome.REFUSED): "We do not look at the decision again.",
    (Right.AUTOMATED_DECISION, Outcome.NOTHING_HELD): "No computer decides about {whom} alone.",
}
SAID_ALWAYS = {
    Outcome.NOTHING_HELD: "We searched. We have no data about {whom} that this is about.",
    Outcome.DROPPED: "You told us that you no longer ask this. So we take no decision about it. You may always ask it again.",
    Outcome.OWN_VIEW_ADDED: "We add your own view to {own_file}.",
}
VISITED = "On {day} you looked at the data at school."
COME_AND_LOOK = (
    "You can come and look at the data at school. Call or mail us for an appointment. "
    "Would you rather have a copy? Ask us: the first copy is free."
)
COME_AND_LOOK_ONLY = "You can come and look at these data at school. Call or mail us for an appointment."
FILL_IN_WHY = "[Explain what you decide and why.]"
FILL_IN_INFORMATION = "[Write the information about the pupil here, or name what you enclose.]"

CORRECTED = "It said: {old}\nIt will say: {new}"
CONSENT_WHAT = "It is about: {what}"
GONE = "This we take away:"
GONE_ON = "{where}: taken away on {day}"
GONE_BY = "{where}: by {day} at the latest"
MEDIA = {
    "website": "the website", "school_guide": "the school guide", "social_media": "social media", "class_list": "the class list",
    "other": "another place",
}  # fmt: skip
TELLS_OTHERS = (
    "Did we give these data to others? Then we tell them what has changed. Would you like to know who they are? Ask us "
    "(GDPR article 19)."
)
RECEIVED_BY = "We gave data about {whom} to:"
ASIDE_WHAT = "It is about: {what}"
ASIDE_SINCE = "We do this since {day}. The reason: {why}"
ASIDE_WHY = {
    "accuracy_contested": "we are finding out whether the data are correct (GDPR article 18(1)(a)).",
    "unlawful_not_erased": "we may not use the data, and you do not want them erased (GDPR article 18(1)(b)).",
    "needed_for_claim": "you need the data for a legal matter (GDPR article 18(1)(c)).",
    "objection_pending": "we are still looking at your objection (GDPR article 18(1)(d)).",
}
USE_WHAT = "It is about this use: {what}"
LOOKED_AGAIN_WHAT = "It is about this decision: {what}"
LOOKED_AGAIN = "The result: {result}"
LOOKED_AGAIN_ON = "On {day} somebody looked at it again. The result: {result}"
GIVEN = "This is the information:"
TO_SCHOOL = "The other school is: {school}."
REPORT_FIRST = (
    "You may look at the report before it goes, and you get a copy of it. Do you disagree with something in it? Then your own "
    "view goes along with the report."
)
PORTABLE_DIRECT = "We send {data} to {school}, in a file that a computer can read."
LEFT_OUT = "This we left out or made unreadable:"
WHY = "The reason: {ground}"
WHY_PARTLY = "Why not everything? This is the reason: {ground}"
ERASED = "This we erase:"
KEPT = "This we still keep. After the last day we erase it. You need not ask for it again:"
KEPT_UNTIL = "{category}: up to and including {day}"
NOT_ERASED = "This we do not erase:"
OWN_VIEW = "This goes into the file, in your own words:"
GROUNDS = {
    Ground.NOT_IDENTIFIED: ("we could not establish who you are. Can you still show it? Then we look again.",
                            "GDPR article 12(2) and (6)"),
    Ground.NO_AUTHORITY: ("we could not establish that you may ask this for {whom}.", "UAVG article 5"),
    Ground.UNFOUNDED: ("the request is clearly not meant to use this right.", "GDPR article 12(5)"),
    Ground.EXCESSIVE: ("you ask too much, above all because you ask the same again and again.", "GDPR article 12(5)"),
    Ground.OTHERS: ("the papers also say something about other people. We must protect their privacy too.",
                    "GDPR article 15(4)"),
    Ground.INTERESTS: ("another interest goes first here, such as the protection of {whom} or of somebody else.",
                       "UAVG article 41"),
    Ground.PROFESSIONAL: ("it is the opinion of a professional. An opinion is not corrected.", "GDPR article 16"),
    Ground.CORRECT: ("we checked the data and they are correct.", "GDPR article 16"),
    Ground.LEGAL_DUTY: ("the law says that the school must keep these data.", "GDPR article 17(3)(b)"),
    Ground.PUBLIC_TASK: ("we need the data for a task of public interest: giving education.", "GDPR article 17(3)(b)"),
    Ground.CLAIMS: ("the data are needed for a legal matter.", "GDPR article 17(3)(e)"),
    Ground.STILL_NEEDED: ("we still need the data for what we got them for.", "GDPR article 17(1)"),
    Ground.NO_RESTRICTION: ("none of the reasons in the law applies here.", "GDPR article 18(1)"),
    Ground.NOT_PORTABLE: ("you can only take along data that you gave us yourself, with consent or for a contract. "
                          "Do you want to see them all the same? Then you can ask for access.", "GDPR article 20(1)"),
    Ground.COMPELLING: ("our reasons to use the data weigh heavier.", "GDPR article 21(1)"),
    Ground.NO_OBJECTION: ("no objection is possible against this use, because the law prescribes it. "
                          "That goes for the educational report, for example.", "GDPR article 21(1)"),
    Ground.NOT_ENROLLED: ("the pupil has not been enrolled or registered at that school yet.", "WPO article 42"),
    Ground.CONSENT_REFUSED: ("this needs consent, and there is none.", "GDPR article 6(1)(a)"),
    Ground.CHILD: ("the interest of {whom} stands against it.", "Dutch Civil Code article 1:377c(1)"),
    Ground.NOT_TO_OTHER_PARENT: ("the parent with custody would not get this information either.",
                                 "Dutch Civil Code article 1:377c(1)"),
    Ground.OWN_NOTES: ("it is a memory aid that an employee made for own use only. It does not belong to the file.",
                  "GDPR articles 2 and 15"),
    Ground.NOT_AUTOMATED: ("this decision was not taken by a computer alone. A person looked at it.", "GDPR article 22(1)"),
}  # fmt: skip
# Where the same ground stands elsewhere for another right.
SOURCE_OF = {
    (Right.PORTABILITY, Ground.OTHERS): "GDPR article 20(4)",
    (Right.RESTRICTION, Ground.CLAIMS): "GDPR article 18(2)",
    (Right.OBJECTION, Ground.CLAIMS): "GDPR article 21(1)",
}
REPORT_SOURCES = {
    "vo": "the legal rules about the report to another school (WVO 2020)",
    "so": "the legal rules about the report to another school (WEC)",
    "": "the legal rules about the report to another school",
}
SOURCE = "The law: {source}."
REFUSED_LATE = (
    "You should have had this message within one month after your request. We did not manage that. We apologise. "
    "The reason: {reason}"
)

LATE_HEADING = "This answer comes too late"
LATE = "You should have had this answer earlier. We did not manage that. We apologise. The reason: {reason}"
COPY_HEADING = "Your copy"
COPY_BY_POST = "The copy comes with this letter. You do not have to pay for it."
COPY_BY_HAND = "We give you the copy together with this letter. You do not have to pay for it."
COPY_ON_PAGE = (
    "The copy is ready on your own page, where you also find this letter. To open the copy you need a code. "
    "We give it to you in another way: by telephone, at the counter or by letter. You do not have to pay for it."
)
COPY_AT_VISIT = "You were given the copy at school on {day}. You did not have to pay for it."
ENCLOSED_HEADING = "What you get"
ENCLOSED_ON_PAGE = "These papers are ready on your own page. You need a code for them; you get it in another way."
ENCLOSED = "These papers belong to this letter:"
INFORMATION_HEADING = "What we use the data for"
INFORMATION = (
    "In the appendix you read what we use data for, with whom we share them, how long we keep them and where they come from. "
    "You also read which rights you have."
)
INFORMATION_TITLE = "Appendix: how we handle data"

REMEDIES_HEADING, TALK = shared.REMEDIES_HEADING, shared.TALK
ABOUT = "Is it about {asked}? Then you can also:"
REMEDIES, COMMISSIONS = shared.REMEDIES, shared.COMMISSIONS

EXTENSION_TITLE = "We need more time for your request"
EXTENSION = (
    "On {day} we received your request for {asked}. Mostly we answer within one month. "
    "This time we cannot. You get our answer by {due} at the latest."
)
EXTENSION_NO_DATE = "On {day} we received your request for {asked}. We extend the time for our answer by two months."
EXTENSION_PAUSED = "We still wait for your reply to our question. Until then the time stands still."
EXTENSION_HEADING = "Why we need more time"
EXTENSION_WHY = {
    "volume": "Your request is about very many data.",
    "spread": "The data are in several places, or with companies that work for us.",
    "redaction": "The papers say much about other people. We first have to make that unreadable.",
    "number": "You sent several requests. We handle them together with care.",
}
EXTENSION_LAW = (
    "In such a case the law gives us two more months (GDPR article 12(3)). If we are ready earlier, you "
    "hear earlier."
)

IDENTITY_TITLE = "Your request: we want to be sure who you are"
IDENTITY = (
    "On {day} we received your request for {asked}. Before we give or change anything about {whom}, we must be sure that the "
    "request comes from you. So no data end up with somebody else."
)
IDENTITY_HEADING = "Choose yourself how you show it"
IDENTITY_WAYS = (
    "We call you on the number that we already have.",
    "You sign in to the portal for parents or pupils and send us a message there.",
    "You answer from the e-mail address that we already have.",
    "You come to school and show an identity document. We only look at it.",
)
IDENTITY_NEVER = (
    "Never send us a copy or photo of a passport, identity card or driving licence. We do not ask for it "
    "and do not keep it."
)
WAITS = (
    "Until we have your reply, the time for our answer stands still. After that it runs on at once. The "
    "sooner you reply, the sooner you get an answer."
)
SPECIFICATION_TITLE = "Your request: what exactly do you want to know?"
SPECIFICATION = "On {day} we received your request for {asked}. That is about very much. So we have a question."
SPECIFICATION_HEADING = "Our question"
SPECIFICATION_ALL = "Do you really want everything? You may. Let us know; you need not give a reason."
HOW_TO_ANSWER = "You can call, mail, write or come by{how}. Mention our number {reference}."

RECEIPT_TITLE = "We received your request"
RECEIPT = "We received your request on {day}. You asked for {asked}."
RECEIPT_DUE = "You get our answer by {due} at the latest."
NEXT_HEADING = "What happens now"
NEXT = (
    "First we look whether we know who you are. Mostly you need not do anything for it.",
    "Then we bring everything together and take a decision.",
    "You get our answer by letter or on your own page.",
)
QUESTIONS_HEADING = "If you have questions"
QUESTIONS = "Call or mail us{how}. Mention our number {reference}."
QUESTIONS_DPO = "You can also turn to our data protection officer (FG){how}."

LIFTING_TITLE = "We will use your data again"
LIFTING_TITLE_OTHER = "We will use data again"
LIFTING = (
    "Earlier we wrote to you that we would set {data} apart: we kept them, but did not use them. That ends on {day}. "
    "From that day on we use the data again."
)
LIFTING_WHY = "The reason: {reason}"
LIFTING_LAW = "We have to tell you this beforehand (GDPR article 18(3))."
CONSENT_TITLE = "You withdrew your consent"
CONSENT = "On {day} you let us know that you withdraw your consent. You did so {channel}. With this letter we confirm it."
CONSENT_CHANNELS = {"phone": "by telephone", "in_person": "in a conversation"}
CONSENT_CHANNEL = "with us"
CONSENT_NEXT = (
    "We no longer use the data about {whom} that the consent was about, and remove what still stands somewhere. What we did "
    "before with your consent stays valid. You may always give consent again later. You need not give a reason."
)
CONSENT_WORDS = "You said: {words}"
