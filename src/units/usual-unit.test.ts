import { describe, expect, it } from 'vitest';
import { usualUnit } from './arithmetic.ts';

describe('usualUnit', () => {
  // Written by hand: energy in kWh, power in kW, time beside energy in hours or by the day, other rates by the second.
  it.each([
    [{ J: 1 }, 'kWh'],
    [{ J: 1, s: -1 }, 'kW'],
    [{ J: 1, s: 1 }, 'kWh*hour'],
    [{ J: 1, s: -2 }, 'kWh/day^2'],
    [{ J: 2, s: -1 }, 'kWh^2/day'],
    [{ J: -1 }, '1/kWh'],
    [{ J: -1, s: 1 }, 'hour/kWh'],
    [{ J: 1, token: -1 }, 'kWh/token'],
    [{ s: 1 }, 's'],
    [{ s: -1 }, '1/s'],
    [{ s: 1, token: 1 }, 'token*hour'],
    [{ s: -1, token: 1 }, 'token/s'],
    [{ s: -1, USD: 1 }, 'USD/day'],
    [{ s: -1, query: 1 }, 'query/day'],
  ])('of %j is %s', (dimension, text) => expect(usualUnit(dimension).text).toBe(text));
});
