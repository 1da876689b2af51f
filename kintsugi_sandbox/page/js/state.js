// Follows the server's state. Knows nothing of how it is shown.

const FIRST_PAUSE = 500; // milliseconds
const LONGEST_PAUSE = 5000;

export function follow(onState, onConnection) {
  let pause = FIRST_PAUSE;

  function connect() {
    const source = new EventSource("/api/events");
    source.onmessage = (event) => {
      pause = FIRST_PAUSE;
      onConnection(true);
      onState(JSON.parse(event.data));
    };
    source.onerror = () => {
      onConnection(false);
      // The browser tries again by itself only after a broken line, not after a refusal: do both here.
      source.close();
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }
  connect();
}

// At most one rendering per frame, always of the newest state; a page in the background still follows.
export function coalesce(render) {
  let newest = null;
  let timer = null;
  const run = () => {
    clearTimeout(timer);
    timer = null;
    if (newest === null) return;
    const state = newest;
    newest = null;
    render(state);
  };
  return (state) => {
    newest = state;
    timer ??= setTimeout(run, 16);
  };
}

// What belongs to this page alone (a phone's clock, carried links); a browser without storage forgets it.
export function keep(name, value) {
  try {
    sessionStorage.setItem(`kintsugi.${name}`, JSON.stringify(value));
  } catch {
    // Storage can be switched off; the page works without.
  }
}

export function kept(name, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(`kintsugi.${name}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}
