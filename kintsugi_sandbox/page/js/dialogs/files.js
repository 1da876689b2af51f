// Sending a picture or a voice note: a file of one's own, or a sample for those who have none at hand.

import { formOf } from "../api.js";
import { h } from "../dom.js";
import { samplePicture, sampleVoice } from "../samples.js";
import { actions, button, field, form, problem } from "./parts.js";

export function sendPhoto(phone) {
  open(phone, {
    title: "Send a photo",
    verb: "photo",
    accept: "image/*",
    label: "Picture file",
    testid: "photo-file",
    sample: samplePicture,
    sampleLabel: "Use a sample picture",
    preview: (url) => h("img", { className: "preview", src: url, alt: "Chosen picture" }),
    caption: true,
  });
}

export function sendVoice(phone) {
  open(phone, {
    title: "Send a voice note",
    verb: "voice",
    accept: "audio/*,.ogg,.oga,.opus",
    label: "Sound file",
    testid: "voice-file",
    sample: sampleVoice,
    sampleLabel: "Use a sample sound",
    preview: (url) => h("audio", { className: "preview", src: url, controls: true }),
    caption: false,
  });
}

function open(phone, kind) {
  phone.layers.dialog({
    title: kind.title,
    testid: `send-${kind.verb}`,
    build: (close) => {
      let chosen = null;
      const input = h("input", {
        type: "file",
        accept: kind.accept,
        className: "input",
        testid: kind.testid,
      });
      const caption = h("input", { type: "text", className: "input", dir: "auto", testid: "caption" });
      const shown = h("div", { className: "preview-box" });
      const trouble = problem();
      const choose = (file) => {
        chosen = file;
        shown.replaceChildren(kind.preview(URL.createObjectURL(file)));
        trouble.say("");
      };
      input.addEventListener("change", () => input.files[0] && choose(input.files[0]));
      const send = async () => {
        if (!chosen) return trouble.say("Choose a file first, or take the sample.");
        close();
        const words = kind.caption ? caption.value : null;
        return phone.call(
          kind.verb,
          formOf({ file: chosen, caption: words, reply_to: phone.composer.takeReply() }),
        );
      };
      return form(
        send,
        field(kind.label, input),
        button(kind.sampleLabel, async () => choose(await kind.sample()), { testid: "use-sample" }),
        shown,
        kind.caption ? field("Caption", caption) : null,
        trouble.node,
        actions(
          button("Cancel", close),
          button("Send", null, { primary: true, submit: true, testid: "send-file" }),
        ),
      );
    },
  });
}
