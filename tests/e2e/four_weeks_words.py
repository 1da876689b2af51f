"""What Ana and Ben write in their four weeks, each to the prompt that it answers; knows no day and no hour."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What somebody writes to a prompt, and whether their partner may read it."""

    words: str
    shared: bool = False


ANAS: Mapping[str, Said] = {
    "gratitude-027": Said("The light on the stairs this morning. Three breaths, and I let it go."),
    "connection-111": Said("“I'd like to think about it.” About Sunday. And that was allowed."),
    "feelings-029": Said("A radio in another flat. I turned it down. Not off."),
    "needs-003": Said("A walk before work. Nobody asked why."),
    "memories-014": Said("Rain before nine, a sparrow first, the street half empty.", shared=True),
    "gratitude-110": Said("It is good weather for soup."),
    "checkin-prep-002": Said("Say it once, then we rest."),
    "memories-031": Said("Four of ten. Left hand: none, and one behind the radiator.", shared=True),
    "gratitude-013": Said("Mrs Duarte, who let me read in the break. I have not sent it."),
    "connection-034": Said("The towel was warm. I stood there a while.", shared=True),
    "trusting-others-030": Said("My aunt Rosa. She says “that was me” and puts the kettle on."),
    "memories-129": Said("You saw a boat. It was a shoe.", shared=True),
    "vulnerability-029": Said("The soup, without the parsley. It was eaten."),
    "connection-121": Said("We said “plate” and “fork”. It was restful."),
    "gratitude-015": Said("The key in the lock of the flat above. Somebody is home."),
    "memories-009": Said("A green door with two bells and no names.", shared=True),
    "connection-037": Said("A film about a man who counts swifts. It is short.", shared=True),
    "feelings-001": Said("Tired. Wary. A bit hungry."),
    "memories-002": Said("A duck. Then Norway.", shared=True),
    "willingness-002": Said("When I have had my tea, I will open the window and say good morning. I did."),
}

BENS: Mapping[str, Said] = {
    "gratitude-027": Said("Your laugh at the neighbour's dog, from the next room."),
    "connection-111": Said("No, I can't on Thursday. It was the true answer, so I gave it."),
    "non-defensiveness-028": Said(
        "I hadn't seen that a late answer is an answer too. I stayed with that all afternoon."
    ),
    "memories-014": Said("Sun, a pigeon, and the bus full. Let's see tomorrow.", shared=True),
    "connection-021": Said("You took the window, I took the later film.", shared=True),
    "memories-031": Said("Three. The lamp is all right.", shared=True),
    "gratitude-013": Said("Mr Alves, who paid me in plums. Two sentences were enough."),
    "connection-034": Said("A warm cup by your books. I had mine in the kitchen.", shared=True),
    "apology-030": Said("I said I was at work, and I was not. Now I say where I am before you have to ask."),
    "memories-129": Said("It was a boat. It had a lace.", shared=True),
    "vulnerability-029": Said("The shelf, without the second coat."),
    "gratitude-006": Said("The man at the till said “nice jacket”. I breathed, and said thank you."),
    "connection-001": Said("The lift smelled of oranges.", shared=True),
    "responsibility-003": Said("Friday may run late. I said so today.", shared=True),
    "gratitude-015": Said("Rain on the roof of the car, before I went up."),
    "memories-009": Said("A door with a flap for the cat, and a sign for the cat.", shared=True),
    "gratitude-104": Said("That Joana lets nobody wait. I passed it on."),
    "connection-037": Said("A sandwich: cheese, pear, nothing else.", shared=True),
    "non-defensiveness-012": Said("My hands were open. My jaw was not, until the end."),
    "memories-002": Said("Portugal, then a camel.", shared=True),
    "willingness-002": Said("When I have locked the door, I will put your book by the bed. Done."),
}
