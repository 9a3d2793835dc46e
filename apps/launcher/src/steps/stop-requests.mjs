/** Ctrl-C, the signal to end, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** One Ctrl-C may arrive twice, from the terminal and from npm, which passes it on. */
const SAME_REQUEST_MS = 800;

/** Thrown to leave what was under way because somebody asked to stop: no problem, so nothing is complained of. */
export class Stopped extends Error {}

/**
 * Listens for requests to stop. `asked` resolves at the first one and `signal` aborts; `again` resolves when somebody
 * asks a second time because it takes too long.
 */
export function listenForStops() {
  const controller = new AbortController();
  let firstAt = null;
  let resolveAsked;
  let resolveAgain;
  const asked = new Promise((resolve) => {
    resolveAsked = resolve;
  });
  const again = new Promise((resolve) => {
    resolveAgain = resolve;
  });
  for (const name of SIGNALS) {
    process.on(name, () => {
      firstAt ??= Date.now();
      if (Date.now() - firstAt > SAME_REQUEST_MS) resolveAgain('again');
      controller.abort();
      resolveAsked('asked');
    });
  }
  return {
    asked,
    again,
    signal: controller.signal,
    leaveIfAsked: () => {
      if (controller.signal.aborted) throw new Stopped();
    },
  };
}

/** For commands that end at once when asked to: by way of `exit`, at which whatever they have opened is closed. */
export function endWithLastWords() {
  for (const name of SIGNALS) process.on(name, () => process.exit(130));
}
