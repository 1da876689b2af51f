"""All words the bot has, loaded once: wording, check-in steps, prompts and places; knows nobody it speaks to."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.texts.answers import Answers
from bot.texts.checkin_agenda import Agenda
from bot.texts.danger import Danger
from bot.texts.places import Places
from bot.texts.practices import Practices
from bot.texts.support import Support
from bot.texts.wording import Wording

FIRST_LANGUAGE = "en"


@dataclass(frozen=True)
class Texts:
    wordings: Mapping[str, Wording]
    library: Library
    library_alone: Library
    """What of it suits somebody whose couple has ended."""
    places: Places
    agendas: Mapping[str, Agenda]
    supports: Mapping[str, Support]
    dangers: Mapping[str, Danger]
    practices: Mapping[str, Practices]
    answers: Mapping[str, Answers]

    def voice(self, language: str) -> Wording:
        """The wording of a language, or English where there is none yet."""
        return self.wordings.get(language, self.wordings[FIRST_LANGUAGE])

    def library_for(self, person: Person) -> Library:
        """The prompts to choose from for somebody."""
        return self.library_alone if person.parted else self.library

    def nearest_language(self, code: str | None) -> str:
        """The language we speak for an IETF tag such as "pt-BR"."""
        base = (code or FIRST_LANGUAGE).split("-")[0].lower()
        return base if base in self.wordings else FIRST_LANGUAGE

    def agenda(self, language: str) -> Agenda:
        """The steps of a check-in in a language, or in English where there are none yet."""
        return self.agendas.get(language, self.agendas[FIRST_LANGUAGE])

    def practices_in(self, language: str) -> Practices:
        """The practices' names and introductions in a language, or in English where there are none yet."""
        return self.practices.get(language, self.practices[FIRST_LANGUAGE])

    def answers_in(self, language: str) -> Answers:
        """What a language's typed answers and commands mean, or English's where it has none yet."""
        return self.answers.get(language, self.answers[FIRST_LANGUAGE])

    def support(self, language: str) -> Support:
        """The support lines as a language tells them, or in English where it has none yet."""
        return self.supports.get(language, self.supports[FIRST_LANGUAGE])

    def danger(self, language: str) -> Danger:
        """What recognises danger in a language, or in English where it has no patterns yet."""
        return self.dangers.get(language, self.dangers[FIRST_LANGUAGE])
