// Makes a small picture and a short sound, so that photo and voice can be tried without a file.

export function samplePicture() {
  const canvas = document.createElement("canvas");
  canvas.width = 640;
  canvas.height = 480;
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 0, 480);
  sky.addColorStop(0, "#f6d9b0");
  sky.addColorStop(1, "#b9cfc2");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = "#3f6b5c";
  pen.beginPath();
  pen.moveTo(130, 190);
  pen.bezierCurveTo(140, 330, 220, 400, 320, 400);
  pen.bezierCurveTo(420, 400, 500, 330, 510, 190);
  pen.fill();
  pen.strokeStyle = "#e3b341";
  pen.lineWidth = 7;
  pen.lineJoin = "round";
  for (const line of [
    [
      [250, 195],
      [290, 250],
      [265, 300],
      [310, 340],
      [300, 396],
    ],
    [
      [290, 250],
      [360, 230],
      [395, 195],
    ],
    [
      [360, 230],
      [400, 290],
      [440, 345],
    ],
  ]) {
    pen.beginPath();
    line.forEach(([x, y]) => pen.lineTo(x, y));
    pen.stroke();
  }
  return new Promise((done) => {
    canvas.toBlob((blob) => done(new File([blob], "bowl.jpg", { type: "image/jpeg" })), "image/jpeg", 0.85);
  });
}

// Three soft notes as a 16-bit mono WAV file; about 2.4 seconds.
export async function sampleVoice() {
  const rate = 16000;
  const notes = [392, 494, 587];
  const count = Math.round(rate * 0.8) * notes.length;
  const view = new DataView(new ArrayBuffer(44 + count * 2));
  header(view, rate, count);
  for (let index = 0; index < count; index += 1) {
    const note = notes[Math.floor(index / (rate * 0.8))];
    const since = (index % (rate * 0.8)) / rate;
    const wave = Math.sin(2 * Math.PI * note * since) * Math.exp(-3 * since) * Math.min(1, since * 40);
    view.setInt16(44 + index * 2, wave * 12000, true);
  }
  return new File([view.buffer], "voice.wav", { type: "audio/wav" });
}

function header(view, rate, count) {
  const words = (at, text) =>
    [...text].forEach((sign, index) => view.setUint8(at + index, sign.charCodeAt(0)));
  words(0, "RIFF");
  view.setUint32(4, 36 + count * 2, true);
  words(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, "data");
  view.setUint32(40, count * 2, true);
}
