# Days of the year that are kept quiet. No sentence says whose day it is.

quiet-today = I leave today free. If you want to write something down, I keep it as always.
quiet-card =
    <b>Your quiet days</b>

    { $days }

    On these days, every year, nothing cheerful comes by itself, and nothing from the past is brought up: not to you, and not to your partner, unless they ask for it. I tell nobody whose day it is, and I show this list only to you. If you have a partner here, they may still notice that nothing came.
quiet-card-empty =
    <b>Your quiet days</b>

    Is there a day of the year that is hard? On days you add here nothing cheerful comes by itself, and nothing from the past is brought up: not to you, and not to your partner, unless they ask for it. I tell nobody whose day it is, and I show this list only to you. If you have a partner here, they may still notice that nothing came.
quiet-add = Add a day
quiet-remove = Remove { $day }
quiet-ask = Which day? Write it with its month, such as 14 february or 3 may. It then holds for every year.
quiet-unknown = I couldn't read that as a day of the year. Write the day and the month, such as 14 february or 3 may.
quiet-ambiguous = Some people put the day first and some the month, so I'd rather ask. Write the month as a word, such as 1 december.
quiet-many = You have { $most } quiet days, and that is as many as I can keep. Remove one at /quietdates first.
quiet-gone = That day is not on your list any more. /quietdates shows what is.
