"""What Ana and Ben write in their four weeks, each to the prompt that it answers; knows no day and no hour."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What somebody writes to a prompt, and whether their partner may read it."""

    words: str
    shared: bool = False


ANAS: Mapping[str, Said] = {
    "gratitude-113": Said("I hid it in chapter nine. “Well done for getting up.”"),
    "connection-134": Said("The bench by the bakery, my bag between us. Nobody said anything about the bag."),
    "feelings-001": Said("Tired. Wary. A bit hungry."),
    "memories-030": Said("An almond biscuit. I got the bigger half, and I noticed.", shared=True),
    "memories-115": Said("The orange floats. I laughed, and then it hurt that I had laughed."),
    "gratitude-106": Said("The heavy blanket. The wall on my left. The fridge being quiet."),
    "connection-133": Said("A hedgehog. And yours?", shared=True),
    "trusting-others-030": Said("My aunt Rosa. She says “that was me” and puts the kettle on."),
    "reflecting-035": Said("I always answer at once. Today I let one message lie until after supper."),
    "memories-120": Said("The marble is under the cooker. We left it there for tonight."),
    "gratitude-008": Said("When I put the kettle on: the cat on the sill."),
    "memories-125": Said("Red onions. I sliced, you cried.", shared=True),
    "gratitude-028": Said("The chair by the kitchen window. And a door that shuts."),
    "connection-135": Said("I saw the spoon. I left it where it was. It was all right to see it."),
    "feelings-029": Said("A radio in another flat. I turned it down. Not off."),
    "memories-032": Said("Eleven pieces. The egg cup was brave.", shared=True),
    "expectations-031": Said("Dentist on Wednesday at ten.", shared=True),
    "checkin-prep-040": Said("“I'm back. Please start again, slowly.”"),
}

BENS: Mapping[str, Said] = {
    "gratitude-113": Said("Well done for not running out of the room. Page 112."),
    "connection-134": Said("We watched a man fold a pushchair, for ages. I kept quiet and it was good."),
    "apology-026": Said("The hinge of the bathroom cupboard. It had been hanging since summer."),
    "memories-030": Said("It broke unevenly. Thank you for walking home that way.", shared=True),
    "gratitude-097": Said("It tasted of nothing, in a good way."),
    "memories-115": Said("I would have bet my shoes on the candle sinking.", shared=True),
    "connection-133": Said("A snail with a new address. Greetings to whoever is asking.", shared=True),
    "non-defensiveness-029": Said(
        "Ten minutes of the programme I always switch off. He is afraid that his street will change. I know that fear."
    ),
    "reflecting-035": Said("Never ask the way. I asked, at the station. Nothing happened."),
    "checkin-prep-037": Said("Two glasses and the blue jug."),
    "connection-146": Said("The soft one hangs on the left now."),
    "gratitude-010": Said("Mr Alves, who let me sweep his shop when I was eleven and paid me in plums."),
    "connection-125": Said("A ticket, a burnt pan, somebody else's umbrella."),
    "responsibility-004": Said(
        "I chose to say nothing. I chose to say nothing the second time too. I chose what was easier for me."
    ),
    "memories-120": Said("Four books is the best height. You found that out, not I.", shared=True),
    "memories-125": Said("One jar, and your label on it. I'll wait until tomorrow.", shared=True),
    "gratitude-028": Said("The outside stairs, third step from the top."),
    "connection-135": Said("Two bowls, two spoons, and the jam on your side.", shared=True),
    "apology-001": Said("I let you go on believing something that I knew was not true."),
    "memories-032": Said("You bowed lower than I did.", shared=True),
    "expectations-031": Said("Free after six on Thursday.", shared=True),
}
