// telegram-test-api behind a shim that answers, with a plain yes, the methods it lacks. Prints its port.

const http = require("node:http");
const TelegramServer = require("telegram-test-api");

const LACKS = new Set([
  "editMessageCaption", "getWebhookInfo", "leaveChat", "sendChatAction", "setMessageReaction",
  "setMyCommands", "setMyDescription", "setMyShortDescription",
]);

const emulator = new TelegramServer({ storeTimeout: 600 });
const server = http.createServer((request, response) => {
  if (LACKS.has(request.url.split("?")[0].split("/").pop())) {
    request.resume();
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ ok: true, result: true }));
  } else {
    emulator.webServer(request, response);
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit(0)); // whoever started it is gone
