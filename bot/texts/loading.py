"""Reads every word the bot has, all checked, or nothing; knows nobody it speaks to."""

from bot.config import Settings
from bot.domain.prompts import for_one_alone
from bot.texts.answers import load_answers
from bot.texts.checkin_agenda import load_agenda
from bot.texts.content import content_root, languages, own_folder
from bot.texts.danger import load_danger
from bot.texts.library import load_library
from bot.texts.places import Places
from bot.texts.practices import load_practices
from bot.texts.support import load_support
from bot.texts.texts import FIRST_LANGUAGE, Texts
from bot.texts.wording import load_wording


def load_texts(settings: Settings) -> Texts:
    """Every word, checked. Raises ContentError (a StartError) for the first file with a mistake in it."""
    root = content_root()
    spoken = languages(root)
    library = load_library(root, FIRST_LANGUAGE, own_folder(settings.data_dir))
    return Texts(
        wordings={language: load_wording(root, language) for language in spoken},
        library=library,
        library_alone=for_one_alone(library),
        places=Places(),
        agendas={language: load_agenda(root, language) for language in spoken},
        supports={language: load_support(root, language) for language in spoken},
        dangers={language: load_danger(root, language) for language in spoken},
        practices={language: load_practices(root, language) for language in spoken},
        answers={language: load_answers(root, language) for language in spoken},
    )
