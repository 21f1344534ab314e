/** Settles in a turn of the event loop of its own: what has happened meanwhile, such as a click or Ctrl-C, is seen first. */
export const yieldToEvents: () => Promise<void> =
  typeof setImmediate === 'function' ? () => new Promise((resolve) => setImmediate(resolve)) : byMessage();

/**
 * For browsers, where a timer would wait for milliseconds and `scheduler.yield` would let no other message in. Node would
 * pass a thousand such messages on before it looks at anything else.
 */
function byMessage(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()!());
  port1.start();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
