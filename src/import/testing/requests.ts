/** A request of a made-up log. */
export interface MadeRequest {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly input: number;
  readonly output: number;
  /** Input tokens from the cache. */
  readonly cached: number;
}

/**
 * Three whole days and two hours of a fourth: on every whole day one request an hour, and 12 more at 10 o'clock. Input
 * tokens are 100 or 300 in turn, output tokens 10 where the input is 100 and 50 where it is 300, and half of the input is from
 * the cache: each day alike, so that no figure of days varies.
 */
export function madeRequests(): readonly MadeRequest[] {
  const requests: MadeRequest[] = [];
  const add = (day: number, hour: number, minute: number) => {
    const isLong = requests.length % 2 === 1;
    const two = (value: number) => String(value).padStart(2, '0');
    requests.push({
      time: `2026-10-${two(day)}T${two(hour)}:${two(minute)}:00Z`,
      input: isLong ? 300 : 100,
      output: isLong ? 50 : 10,
      cached: isLong ? 150 : 50,
    });
  };
  for (let day = 5; day < 8; day++)
    for (let hour = 0; hour < 24; hour++)
      for (let k = 0; k < (hour === 10 ? 13 : 1); k++) add(day, hour, 15 + k);
  add(8, 0, 30);
  add(8, 1, 30);
  return requests;
}

/** What the three whole days say, by hand: 36 requests a day; 13 in the busiest hour, 1.5 in the mean one. */
export const madeValues: Readonly<Record<string, string>> = {
  daily_active_users: '1 user',
  queries_per_user: '36 query/user/day',
  input_tokens: '200 token/query',
  output_tokens: '30 token/query',
  // Standard deviations 100 and 20.
  input_cv: '0.5',
  output_cv: '0.666667',
  length_correlation: '1',
  cache_hit: '0.5',
  peak_to_mean: '8.66667',
};
