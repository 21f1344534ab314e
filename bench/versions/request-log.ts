/** A log of 600 requests as CSV, with times over three days; made of whole numbers only, so that it is the same everywhere. */
export function requestLogText(): string {
  let state = 1;
  // Source: Park and Miller, Random number generators: good ones are hard to find, CACM 31 (1988); products stay below 2^53.
  const next = (bound: number) => {
    state = (state * 16807) % 2147483647;
    return state % bound;
  };
  let time = Date.UTC(2025, 0, 6);
  const rows = Array.from({ length: 600 }, () => {
    time += 1000 * (1 + next(860));
    const context = 20 + next(60) * next(80);
    const generated = next(12) === 0 ? 1024 : 1 + next(30) * next(30);
    return `${new Date(time).toISOString()},${context},${generated}`;
  });
  return ['time,context_tokens,generated_tokens', ...rows, ''].join('\n');
}
