// Speaks to the sandbox's server. Every refusal becomes an Error whose message can be shown as it is.

async function post(path, body = {}) {
  const form = body instanceof FormData;
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: form ? {} : { "Content-Type": "application/json" },
      body: form ? body : JSON.stringify(body),
    });
  } catch {
    throw new Error("The sandbox does not answer. Is it still running?");
  }
  if (!response.ok) throw new Error(await reason(response));
  return response;
}

async function reason(response) {
  const plain = `The sandbox answered ${response.status}.`;
  try {
    return (await response.json()).error || plain;
  } catch {
    return plain;
  }
}

export const phoneCall = (side, verb, body) => post(`/api/phones/${side}/${verb}`, body);
export const moveTime = (step) => post("/api/time", { step });
export const setTrouble = (trouble) => post("/api/trouble", trouble);

export function formOf(fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined && value !== "") form.append(name, value);
  }
  return form;
}
