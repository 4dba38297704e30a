// The ring: made by the browser, unlocked by the tap that starts a shift, repeated until every call is taken.

const EVERY_MS = 4000;
let context = null;
let timer = null;
let changed = () => {};
const flags = document.documentElement.dataset; // what is heard is also told here, for whoever cannot hear it
flags.rings = "0";
flags.sound = "locked";

export async function unlock() {
  context ??= new AudioContext();
  context.onstatechange = () => {
    flags.sound = context.state;
    changed();
  };
  try {
    await context.resume();
  } catch { /* the browser refuses: the page says that the sound is off */ }
  flags.sound = context.state;
}

// The machine itself may cut the sound: after sleep, with another device.
export const whenChanged = (act) => { changed = act; };

export const isOn = () => context !== null && context.state === "running";

export function ringWhile(needed) {
  if (needed && timer === null) {
    ring();
    timer = setInterval(ring, EVERY_MS);
  } else if (!needed && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
  flags.ringing = String(needed);
}

function ring() {
  if (!isOn()) return;
  flags.rings = String(Number(flags.rings) + 1);
  [[660, 0], [880, 0.18], [660, 0.36]].forEach(([pitch, after]) => note(pitch, context.currentTime + after, 0.3));
}

// Two low notes: the page has lost the desk.
export function warn() {
  if (isOn()) [[392, 0], [294, 0.3]].forEach(([pitch, after]) => note(pitch, context.currentTime + after, 0.4));
}

function note(pitch, at, length) {
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.type = "triangle";
  tone.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + length);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + length + 0.05);
}
