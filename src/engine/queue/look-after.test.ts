import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lookAfter, troubles } from './look-after.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A coordinator whose looks are answered by `check`, and what becomes of it. */
function start(check: () => Promise<void>, same = 1) {
  const [disconnect, fail, onMessage] = [vi.fn(), vi.fn(), vi.fn()];
  const outstanding = { size: 1, check, fail };
  const call = async () => ({ present: [], same });
  const care = { lostMs: 60_000, onMessage };
  const timer = lookAfter({ disconnect }, outstanding, { call }, { lengthMs: 0 }, () => {}, care);
  return { disconnect, fail, onMessage, end: () => clearInterval(timer) };
}

it('connects anew where Redis owes an answer for half a minute, and gives up in the end', async () => {
  const { disconnect, fail, end } = start(() => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(disconnect).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(disconnect).toHaveBeenCalledWith(true);
  expect(fail).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(String(fail.mock.calls[0])).toContain('Redis was away for 1 min');
  end();
});

it('takes nothing for an outage while Redis answers', async () => {
  const { disconnect, fail, onMessage, end } = start(async () => {});
  await vi.advanceTimersByTimeAsync(300_000);
  for (const never of [disconnect, fail, onMessage]) expect(never).not.toHaveBeenCalled();
  end();
});

it('says once that nobody is there, and gives up in the end', async () => {
  const { fail, onMessage, end } = start(async () => {}, 0);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(onMessage.mock.calls).toEqual([['no worker is there any more: waiting for one']]);
  expect(fail).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(String(fail.mock.calls[0])).toContain('no worker was there for 1 min');
  end();
});

it('tells what Redis refuses once, and ends a run at a mistake of ours', () => {
  const [fail, onMessage] = [vi.fn(), vi.fn()];
  const trouble = troubles({ fail }, onMessage);
  const refusal = Object.assign(new Error('LOADING Redis is loading'), { name: 'ReplyError' });
  for (const error of [refusal, refusal, new Error('Connection is closed.')]) trouble(error);
  expect(onMessage.mock.calls).toEqual([['Redis answers: LOADING Redis is loading']]);
  expect(fail).not.toHaveBeenCalled();
  const mistake = new TypeError('x is not a function');
  trouble(mistake);
  expect(fail).toHaveBeenCalledWith(mistake);
});
