// Asking the daemon, and listening to it. A token, where it wants one, is kept as long as the tab.

const TOKEN = "cfgmgrd-token";
const SILENCE = 40_000; // it gives a sign of life every 15 s
const WAITS = [500, 1000, 2000, 5000];

export class Refused extends Error {}
class Crowded extends Error {}

export const keepToken = (token) => sessionStorage.setItem(TOKEN, token);

async function ask(path, signal) {
  const token = sessionStorage.getItem(TOKEN);
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const response = await fetch(path, { headers, signal, cache: "no-store" });
  if (response.status === 401) {
    throw new Refused();
  }
  if (!response.ok) {
    throw new (path.endsWith("stream") && response.status === 503 ? Crowded : Error)(`${path}: ${response.status}`);
  }
  return response;
}

export const json = async (path) => (await ask(path)).json();

const pause = (time) => new Promise((done) => setTimeout(done, time));

/**
 * Listens for ever. The daemon ends a stream now and then; only when it gives no new one it is gone.
 * listener: opened(), heard(event), lost(), crowded() and refused(), which waits for a token.
 */
export async function follow(listener) {
  for (let failures = 0; ; ) {
    try {
      await stream(() => {
        failures = 0;
        listener.opened();
      }, listener.heard);
    } catch (error) {
      if (error instanceof Refused) {
        await listener.refused();
        continue;
      }
      if (failures > 0 || !(error instanceof DOMException)) {
        error instanceof Crowded ? listener.crowded() : listener.lost();
      }
      await pause(WAITS[Math.min(failures++, WAITS.length - 1)]);
    }
  }
}

/** One stream of server-sent events. EventSource cannot show a token, hence fetch. */
async function stream(opened, heard) {
  const abort = new AbortController();
  let silence = setTimeout(() => abort.abort(), SILENCE);
  try {
    const reader = (await ask("api/v1/stream", abort.signal)).body.pipeThrough(new TextDecoderStream()).getReader();
    opened();
    for (let text = ""; ; ) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      clearTimeout(silence);
      silence = setTimeout(() => abort.abort(), SILENCE);
      const blocks = (text + value).split("\n\n");
      text = blocks.pop();
      blocks.forEach((block) => message(block, heard));
    }
  } finally {
    clearTimeout(silence);
  }
}

function message(block, heard) {
  const data = block.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
  if (data.length > 0) {
    heard(JSON.parse(data.join("\n")));
  }
}
