// The desk's events: read for ever, resumed where they stopped; says when the page is no longer alive.
// Where a proxy holds streams back, the same events are asked for one answer at a time.

const SILENCE_MS = 12000; // the desk beats every 5 s
const SAY_MS = 8000; // the desk misses a page after 30 s
const PATIENCE_MS = 2500; // a shorter break is mended before anyone needs to know
const FIRST_WAIT_MS = 100;
const SOON_MS = 500, LATER_MS = 2000; // between tries, while the desk may be starting again, and later
const HASTE_MS = 15000;
const SILENT_STREAMS = 2; // in a row: a proxy holds them back
const WAKES = [[document, "visibilitychange"], [document, "resume"], [window, "pageshow"], [window, "online"]];
const KINDS = ["snapshot", "call", "agent", "terminal", "channel", "beat"];

export class Stream {
  constructor({ onEvent, onAlive, onRefused }) {
    Object.assign(this, { onEvent, onAlive, onRefused });
    this.last = "";
    this.heard = this.said = Date.now();
    this.broken = null;
    this.alive = true;
    this.wait = FIRST_WAIT_MS;
    this.silent = 0;
    this.open();
    this.watch = setInterval(() => this.look(), 500);
    this.woken = () => this.look(); // from sleep, from behind other windows, with the network back
    for (const [what, event] of WAKES) what.addEventListener(event, this.woken);
  }

  open() {
    this.source?.close();
    clearTimeout(this.again);
    this.opened = Date.now();
    if (this.silent >= SILENT_STREAMS) {
      this.poll();
      return;
    }
    const source = new EventSource(`/api/agent/stream${this.after()}`);
    this.source = source;
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        if (source !== this.source) return;
        this.silent = 0;
        this.take(kind, event.lastEventId, JSON.parse(event.data));
      });
    }
    source.onerror = () => this.failed(source);
  }

  async poll() {
    const abort = new AbortController();
    const source = { close: () => abort.abort() };
    this.source = source;
    try {
      while (source === this.source) {
        const answer = await fetch(`/api/agent/events${this.after()}`, { signal: abort.signal });
        if (!answer.ok) throw new Error("refused");
        for (const one of (await answer.json()).events) {
          if (source === this.source) this.take(one.event, one.id, one.data);
        }
      }
    } catch {
      this.failed(source);
    }
  }

  after() {
    return this.last ? `?after=${encodeURIComponent(this.last)}` : "";
  }

  take(kind, id, body) {
    this.last = id;
    this.heard = Date.now();
    this.broken = null;
    this.wait = FIRST_WAIT_MS;
    this.onEvent(kind, body);
    this.tell(true);
    this.say();
  }

  failed(source) {
    if (source !== this.source) return;
    source.close();
    this.broken ??= Date.now();
    this.again = setTimeout(() => this.retry(), this.wait);
    this.wait = Math.min(this.wait * 2, Date.now() - this.broken < HASTE_MS ? SOON_MS : LATER_MS);
  }

  async retry() {
    try {
      const answer = await fetch("/api/agent/me", { signal: AbortSignal.timeout(4000) });
      if (answer.ok && !(await answer.json()).counter) {
        this.close();
        this.onRefused();
        return;
      }
    } catch { /* the desk is not there: opening again says so */ }
    if (!this.closed) this.open();
  }

  // Said when the desk is heard, not by a clock: a browser lets the clocks of a hidden page run once a minute.
  say() {
    if (Date.now() - this.said < SAY_MS) return;
    this.said = Date.now();
    fetch("/api/agent/alive", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" })
      .catch(() => { /* the stream says so */ });
  }

  look() {
    const now = Date.now();
    if (now - this.heard > SILENCE_MS && now - this.opened > SILENCE_MS) {
      if (this.heard < this.opened || !this.last) this.silent += 1;
      this.open();
    }
    this.tell(!(now - this.heard > SILENCE_MS || (this.broken && now - this.broken > PATIENCE_MS)));
  }

  tell(alive) {
    if (alive === this.alive) return;
    this.alive = alive;
    this.onAlive(alive, this.heard / 1000);
  }

  close() {
    this.closed = true;
    const source = this.source;
    this.source = null;
    source?.close();
    clearTimeout(this.again);
    clearInterval(this.watch);
    for (const [what, event] of WAKES) what.removeEventListener(event, this.woken);
  }
}
