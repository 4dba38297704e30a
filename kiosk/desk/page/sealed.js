// Opens what a terminal sealed to this page: P-256, HKDF-SHA256, AES-256-GCM, as kiosk/app/sealing.py seals it.
// The private key never leaves the browser, not even to this page's own script, and goes with the page.

const INFO = new TextEncoder().encode("kiosk shown answers 1");
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const [POINT, NONCE] = [65, 12];

// A key pair of this page, or null where the browser has none to give: an address without https.
export async function newKey() {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const pair = await subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  return { secret: pair.privateKey, point, text: btoa(String.fromCharCode(...point)) };
}

// A name for this page that nobody guesses.
export const newName = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export async function open(key, sealed, call, number) {
  const subtle = crypto.subtle;
  const whole = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
  const point = whole.slice(0, POINT);
  const theirs = await subtle.importKey("raw", point, CURVE, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, key.secret, 256);
  const base = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const salt = new Uint8Array([...point, ...key.point]);
  const secret = await subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info: INFO }, base, { name: "AES-GCM", length: 256 },
    false, ["decrypt"]);
  const bound = new TextEncoder().encode(`${call}/${number}`);
  const iv = whole.slice(POINT, POINT + NONCE);
  const plain = await subtle.decrypt({ name: "AES-GCM", iv, additionalData: bound }, secret, whole.slice(POINT + NONCE));
  return JSON.parse(new TextDecoder().decode(plain));
}
