// Sending a place: one of a few cities, or any coordinates.

import { h } from "../dom.js";
import { actions, button, field, form, problem } from "./parts.js";

const CITIES = [
  ["Auckland", -36.8485, 174.7633],
  ["Lisbon", 38.7223, -9.1393],
  ["Berlin", 52.52, 13.405],
  ["Nairobi", -1.2864, 36.8172],
  ["Kolkata", 22.5726, 88.3639],
  ["Kathmandu", 27.7172, 85.324],
  ["Tokyo", 35.6762, 139.6503],
  ["São Paulo", -23.5505, -46.6333],
  ["New York", 40.7128, -74.006],
  ["Los Angeles", 34.0522, -118.2437],
  ["St. John's", 47.5615, -52.7126],
  ["Apia", -13.8333, -171.7667],
  ["The open ocean", -40, -120],
];

export function location(phone) {
  phone.layers.dialog({
    title: "Share a location",
    testid: "location-dialog",
    build: (close) => {
      const city = h(
        "select",
        { className: "input", testid: "city" },
        CITIES.map(([name], index) => h("option", { value: index }, name)),
      );
      const lat = h("input", { type: "text", inputmode: "decimal", className: "input", testid: "latitude" });
      const lon = h("input", { type: "text", inputmode: "decimal", className: "input", testid: "longitude" });
      const trouble = problem();
      const fill = () => ([lat.value, lon.value] = CITIES[Number(city.value)].slice(1).map(String));
      city.addEventListener("change", fill);
      fill();
      const send = async () => {
        const latitude = within(lat.value, 90);
        const longitude = within(lon.value, 180);
        if (latitude === null) return trouble.say("Latitude is a number from -90 to 90.");
        if (longitude === null) return trouble.say("Longitude is a number from -180 to 180.");
        close();
        return phone.call("location", { latitude, longitude });
      };
      return form(
        send,
        field("City", city),
        h("div", { className: "two" }, field("Latitude", lat), field("Longitude", lon)),
        trouble.node,
        actions(
          button("Cancel", close),
          button("Send location", null, { primary: true, submit: true, testid: "send-location" }),
        ),
      );
    },
  });
}

function within(words, bound) {
  const number = Number(words.replace(",", "."));
  return words.trim() !== "" && Number.isFinite(number) && Math.abs(number) <= bound ? number : null;
}
