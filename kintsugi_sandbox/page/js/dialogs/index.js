// All dialogs of a phone by name.

export { about, alert, copyByHand, outside, photo } from "./plain.js";
export { sendPhoto, sendVoice } from "./files.js";
export { location } from "./location.js";
export { profile } from "./profile.js";
export { forward, share } from "./share.js";
