# What a partner did while somebody was left in peace, told on one card. $how is "rested", or "many" where it was too much at once.

gathered-shared = { $how ->
    [many] More has come from { $name }: { $count ->
        [one] one thing is
        [2] two things are
       *[other] { $count } things are
    } shared with you.
   *[rested] While you rested, { $name } shared { $count ->
        [one] one thing
        [2] two things
       *[other] { $count } things
    } with you.
 }
gathered-proposed = { $how ->
    [many] { $name } has suggested a time for a weekly check-in.
   *[rested] While you rested, { $name } suggested a time for a weekly check-in.
 }
gathered-thanked = { $how ->
    [many] { $name } said thank you for what you shared.
   *[rested] While you rested, { $name } said thank you for { $count ->
        [one] something
       *[other] { $count } things
    } you shared.
 }
gathered-several = { $how ->
    [many] More has come from { $name }.
   *[rested] While you rested, a few things came from { $name }.
 }
gathered-no-hurry = It can wait for as long as you like.
gathered-read = { $count ->
    [one] Read it
   *[other] Read them
 }
gathered-later = Later
gathered-put-off = All right. It stays here, and what is shared with you in your /journal too, for whenever you like.
gathered-none = Nothing waits here any more. What is still shared with you is in /journal.
