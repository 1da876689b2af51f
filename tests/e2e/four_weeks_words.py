"""What Ana and Ben write in their four weeks, each to the prompt that it answers; knows no day."""

from collections.abc import Mapping
from dataclasses import dataclass

SHARED = ("Share with your partner",)
SENT_NOW = ("Share with your partner", "Send it now")
KEEP = "Keep private"
KEPT = (KEEP,)


@dataclass(frozen=True)
class Said:
    """What somebody writes to a prompt, message by message, the first time their clock shows `at` after it came.

    Then they tap `taps`; nothing tapped is private too.
    """

    at: str
    words: tuple[str, ...]
    taps: tuple[str, ...] = ()


BEN_REPAIRS = (
    "On Saturday I sent you that I feel lighter. You had only just been told. I was thinking about myself. "
    "I'm sorry I sent it."
)
"""Written to nothing in particular, two days after."""

BEN_AFTER_THE_TALK = (
    "Her topic was who else knew. I started explaining and she pressed the break. After that it took me three "
    "tries to say back what she'd said. That question gets an hour with somebody trained. I have to find one."
)

ANA_AFTER_THE_TALK = (
    "He was going to find somebody for that question. Not done. I said “not”, like the card says."
)

ANAS: Mapping[str, Said] = {
    "feelings-032": Said("22:40", ("Humiliated.", "and sick"), KEPT),
    "needs-003": Said("07:10", ("went to bed at nine. laundry is still in the machine",)),
    "feelings-009": Said("19:04", ("I don't want to do this today.",)),
    "connection-031": Said(
        "22:52",
        (
            "He says there is more. I said Saturday morning, and Rita will be here. Not one word of it before.",
            "I didn't cook.",
        ),
        KEPT,
    ),
    "needs-037": Said("23:05", ("Sunday at four. I thought about it the whole way home anyway.",), KEPT),
    "gratitude-034": Said(
        "23:20", ("None.", "He feels lighter. I've thrown up twice since this morning."), KEPT
    ),
    "willingness-035": Said(
        "21:14",
        ("Told Marta no for Friday.", "Read what he sent this morning. I don't know what to do with it."),
        KEPT,
    ),
    "memories-272": Said(
        "19:21", ("Off. On Friday I was paying for bread and it showed me the two of us in September.",)
    ),
    "gratitude-175": Said("06:50", ("said it in the bathroom. it was that bad. slept three hours",)),
    "memories-392": Said("07:20", ("Closed them at nine. At one I had them open again.",), SHARED),
    "connection-227": Said(
        "21:47",
        ("My mother. She thinks I should be glad he told me. I'm not ringing her this week.",),
        KEPT,
    ),
    "checkin-prep-002": Said("16:20", ("Who else knew.",), KEPT),
    "expectations-082": Said("21:58", ("Bed at eight. And nobody asks me what's wrong.",)),
    "memories-353": Said(
        "20:31",
        (
            "I'm not coming to lunch at your parents' on Sunday. Tell them what you like, I won't do it for you.",
        ),
        SHARED,
    ),
    "needs-063": Said("20:05", ("The clinic, for the blood tests. Rita comes tomorrow at ten.",), KEPT),
    "checkin-prep-082": Said("17:12", ("A break. And he doesn't put his hand on my back.",), KEPT),
    "connection-111": Said("21:03", ("Said no to the extra shift. fine.",)),
    "memories-386": Said(
        "23:52",
        (
            "He said seven. It was twenty to eight and no message.",
            "I stood at the window the whole time. I hate this.",
        ),
    ),
    "trusting-others-049": Said("19:15", ("Decided who.",)),
    "future-060": Said("21:40", ("a week at my aunts, its always february. wrote down the 12th",), KEPT),
}

BENS: Mapping[str, Said] = {
    "responsibility-002": Said("18:52", ("Said I'd ring the garage at 6. Rang at 6:20.",)),
    "non-defensiveness-005": Said(
        "23:41",
        (
            "Said it twice. Felt stupid.",
            "Then she asked about the phone bill and I explained for ten minutes.",
        ),
        KEPT,
    ),
    "apology-035": Said("23:48", ("Not all of it.", "I said it ended in June. It was September."), KEPT),
    "connection-031": Said(
        "21:15",
        (
            "Told her there is more. Not what. She picked Saturday, Rita will be there.",
            "She went up at eight.",
        ),
        KEPT,
    ),
    "responsibility-006": Said("21:40", ("Wrote to Nuno. Not sent yet.",)),
    "gratitude-034": Said(
        "20:26", ("This morning, after I'd told you all of it. I feel lighter to be honest.",), SENT_NOW
    ),
    "apology-001": Said(
        "20:40",
        (
            "She hasn't said a word to me since yesterday. I told her everything, what else.",
            "I lied to Ana about the dates so that it would look smaller.",
        ),
        KEPT,
    ),
    "willingness-044": Said("22:20", ("Car papers. 15 min.",)),
    "gratitude-192": Said("20:50", ("Rang my dad. He asked how Ana is. I said fine.",), KEPT),
    "memories-317": Said("23:15", ("Nobody knows. Said it in the car. Don't see what it's for.",)),
    "memories-392": Said(
        "22:31", ("I look at those too, the ones by people who did what I did. Closed at nine.",), SHARED
    ),
    "non-defensiveness-036": Said(
        "22:45",
        ("Thursday. All evening. She says it's the worst thing I do now.", "I did say the line. We'll see."),
    ),
    "checkin-prep-002": Said("16:40", ("How long I'm on the sofa.", "No, not that. That I go quiet."), KEPT),
    "connection-334": Said("19:48", ("Pasta. She ate in the other room.",)),
    "reflecting-047": Said("07:50", ("Said it. Nobody at work asks anyway.",)),
    "connection-341": Said("20:12", ("Water bill. Due on the 22nd. It's in the calendar.",)),
    "memories-353": Said(
        "21:15", ("Dropped football tomorrow so that I'm home. I know you didn't ask.",), SHARED
    ),
    "gratitude-281": Said("19:30", ("The bins. Said it like it says. She said ok.",)),
    "responsibility-003": Said("20:41", ("Friday may run late, stock count. Told her. I said seven.",), KEPT),
    "gratitude-302": Said("20:33", ("Half six and I was there at half six.",)),
    "checkin-prep-082": Said("17:30", ("If she cries I don't talk. If I do I go out for five minutes.",)),
    "memories-386": Said(
        "23:35", ("40 min late, battery dead. I said that first. Then I said it again. Then sorry.",), KEPT
    ),
    "non-defensiveness-014": Said(
        "11:05",
        (
            "“You only ring when it suits you.”",
            "It makes sense that this hurts, because all last year I did ring only when it suited me.",
        ),
        KEPT,
    ),
    "apology-030": Said("21:35", ("Thrown away. Second line was ring the counselling place at nine.",)),
}
