// What the page knows: calls, counters and terminals as the desk told them; changed by events, read by the views.

const ENDED = new Set(["closed", "cancelled", "expired"]);

export const known = {
  me: "", role: "agent", ways: { code: true, account: false }, status: "off", hall: "", calls: new Map(), agents: new Map(), terminals: new Map(),
  channels: new Map(), offset: 0, loaded: false,
};

export const serverNow = () => Date.now() / 1000 + known.offset;

export function snapshot(body) {
  known.offset = body.now - Date.now() / 1000;
  known.hall = body.hall;
  known.calls = new Map(body.calls.map((call) => [call.id, call]));
  known.agents = new Map(body.agents.map((agent) => [agent.name, agent]));
  known.terminals = new Map(body.terminals.map((terminal) => [terminal.id, terminal]));
  known.channels = new Map((body.channels ?? []).map((channel) => [channel.name, channel]));
  known.loaded = true;
}

// The call as it was before, or null where this news is old.
export function call(body) {
  const before = known.calls.get(body.id);
  if (before && before.version >= body.version) return null;
  known.calls.set(body.id, body);
  if (known.calls.size > 400) forget();
  return before ?? { state: "" };
}

export function agent(body) {
  if (body.status === "off") known.agents.delete(body.name);
  else known.agents.set(body.name, body);
  if (body.name === known.me) known.status = body.status === "away" ? "on" : body.status;
}

export const channel = (body) => known.channels.set(body.name, body);
export const terminal = (body) => known.terminals.set(body.id, { ...known.terminals.get(body.id), ...body });

const live = () => [...known.calls.values()].filter((one) => !ENDED.has(one.state)).sort((a, b) => a.since - b.since);
export const waiting = () => live().filter((one) => one.state === "ringing");
// Whether the call rings on this counter's page: for everyone, or for some among which it is.
export const ringsHere = (one) => one.rings_for === null || one.rings_for === undefined || one.rings_for.includes(known.me);
export const ringing = () => waiting().filter(ringsHere);
export const mine = () => live().filter((one) => one.agent === known.me);
export const others = () => live().filter((one) => one.agent && one.agent !== known.me);
export const ended = (one) => ENDED.has(one.state);
export const callOfTerminal = (id) => live().find((one) => one.terminal === id);
export const callsOf = (name) => live().filter((one) => one.agent === name);

function forget() {
  for (const [id, one] of known.calls) if (ENDED.has(one.state)) known.calls.delete(id);
}
