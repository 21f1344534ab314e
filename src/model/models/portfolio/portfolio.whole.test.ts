import { describe, expect, it } from 'vitest';
import type { Result } from '../../../analyses/result.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

const run = (text: string, draws = 4096): Promise<Result> =>
  simulate(readScenarioText(text), { draws, seed: 'portfolio', workers: 1, sensitivity: false });

const mean = ({ outputs }: Result, name: string) => outputs[name]!.mean.value!;

describe('a portfolio of one service', () => {
  const uses = `
  chat.output_tokens: 120 to 500
  elastic_share: 0.3
  owned_share: 0.2`;

  it('gives what the plain scenario gives, bit for bit', async () => {
    const options = 'language_model: mixtral-8x7b\naccelerator: h100-sxm\nworkloads: [chat, code]\n';
    const plain = await run(
      `model: llm-service\n${options}inputs:\n  daily_active_users: 200k to 300k\n  queries_per_user: 2 to 4${uses}`,
    );
    const portfolio = await run(
      `${options}services: { assistant: {} }\ncustomers: { all: { users: 200k to 300k, queries_per_user: 2 to 4, to: { assistant: 100% } } }\ninputs:${uses}`,
    );
    expect(Object.keys(portfolio.outputs)).toEqual(Object.keys(plain.outputs));
    for (const [name, output] of Object.entries(plain.outputs))
      expect(portfolio.outputs[name]).toStrictEqual(output);
  });
});

const three = `
services:
  chat: { language_model: llama3.1-70b, accelerator: h100-sxm, pool: main, workloads: [chat, code] }
  router: { language_model: llama3.1-8b, accelerator: h100-sxm, pool: main, workloads: [{ name: route, input_tokens: 400 to 900, output_tokens: 1 }] }
  agent: { language_model: { parameters: 400B, active_parameters: 40B }, accelerator: h200, calls: 8 to 30, workloads: [code] }
customers:
  free: { users: 200k to 300k, queries_per_user: 2 to 4, to: { router: 100%, chat: 30% } }
  paid: { users: 10k to 15k, queries_per_user: 15 to 30, price: 20 USD/user/month, to: { router: 100%, chat: 80%, agent: 5% } }
  api: { queries: 1M to 2M query/day, price: { input: 0.6 USD/Mtoken, output: 2 USD/Mtoken }, to: { chat: 100% } }
`;

describe('a portfolio', () => {
  it('adds up in every draw, by service, workload and customer, and in its margin', async () => {
    const result = await run(`${three}
formulas:
  by_service: daily_cost - chat.daily_cost - router.daily_cost - agent.daily_cost
  by_workload: daily_cost - chat.chat.cost - chat.code.cost - router.route.cost - agent.code.cost
  by_customer: daily_cost - free.cost - paid.cost - api.cost
  by_class: daily_cost - hardware_cost - electricity_cost - labour_cost - training_cost - network_cost
  staff: labour_cost - chat.labour_cost - router.labour_cost - agent.labour_cost
  by_margin: margin - free.margin - paid.margin - api.margin
outputs: [daily_cost, by_service, by_workload, by_customer, by_class, staff, by_margin]
`);
    const least = result.outputs.daily_cost!.minimum!;
    for (const name of ['by_service', 'by_workload', 'by_customer', 'by_class', 'staff', 'by_margin']) {
      const { minimum, maximum } = result.outputs[name]!;
      expect(Math.abs(minimum!) / least, name).toBeLessThan(1e-11);
      expect(Math.abs(maximum!) / least, name).toBeLessThan(1e-11);
    }
    for (const { parts } of result.breakdowns!)
      expect(parts.reduce((sum, part) => sum + part.mean.value!, 0)).toBeCloseTo(
        mean(result, 'daily_cost'),
        6,
      );
    expect(result.breakdowns!.map(({ by }) => by)).toEqual(['service', 'workload', 'customer']);
    const [services, workloads, customers] = result.breakdowns!;
    expect(services!.parts.map(({ label }) => label)).toEqual(['chat', 'router', 'agent']);
    expect(workloads!.parts[1]!.label).toBe('code of chat');
    const [queries, revenue, margin] = customers!.beside!;
    expect([queries!.name, revenue!.name, margin!.name]).toEqual(['queries', 'revenue', 'margin']);
    for (const [row, { mean }] of customers!.parts.entries())
      expect(margin!.of[row]!.mean.value).toBeCloseTo(revenue!.of[row]!.mean.value! - mean.value!, 6);
  });

  it('bills by user and by token', async () => {
    const result = await run(`
services: { chat: { language_model: llama3.1-8b, workloads: [{ name: chat, input_tokens: 1000, output_tokens: 200, cache_hit: 0.5 }] } }
customers:
  paid: { users: 1000, queries_per_user: 10, price: 30 USD/user/month, to: { chat: 50% } }
  api: { queries: 1M query/day, price: { input: 1 USD/Mtoken, cached_input: 0.1 USD/Mtoken, output: 5 USD/Mtoken }, to: { chat: 100% } }
  deal: { queries: 2k query/day, price: 100 USD/month, to: { chat: 100% } }
  each: { queries: 2k query/day, price: 0.01 USD/query, to: { chat: 100% } }
  flat: { queries: 2k query/day, price: 2 USD/Mtoken, to: { chat: 100% } }
`);
    // 1000 users at 30 USD a month of 365.25 / 12 days.
    expect(mean(result, 'paid.revenue')).toBeCloseTo(30_000 / (365.25 / 12), 8);
    // A million queries of 500 tokens fresh, 500 cached and 200 written.
    expect(mean(result, 'api.revenue')).toBeCloseTo(500 + 50 + 1000, 8);
    expect(mean(result, 'deal.revenue')).toBeCloseTo(100 / (365.25 / 12), 10);
    expect(mean(result, 'each.revenue')).toBeCloseTo(20, 10);
    // 2,000 queries of 1,200 tokens.
    expect(mean(result, 'flat.revenue')).toBeCloseTo(4.8, 10);
    const groups = ['paid', 'api', 'deal', 'each', 'flat'];
    const revenue = groups.reduce((sum, group) => sum + mean(result, `${group}.revenue`), 0);
    expect(mean(result, 'margin')).toBeCloseTo(revenue - mean(result, 'daily_cost'), 6);
    // Of 1,011,000 queries at the service 5,000 are paid's: half of its 10,000.
    expect(mean(result, 'paid.cost') / mean(result, 'daily_cost')).toBeCloseTo(5000 / 1_011_000, 10);
  });

  it('divides by the users only what they cost', async () => {
    const result = await run(`${three}
formulas: { by_hand: cost_per_user - (free.cost + paid.cost) / (free.users + paid.users) }
outputs: [cost_per_user, by_hand]
`);
    expect(Math.abs(result.outputs.by_hand!.maximum!)).toBeLessThan(1e-12);
    expect(Math.abs(result.outputs.by_hand!.minimum!)).toBeLessThan(1e-12);
  });

  it('counts calls: a query that makes four of them is four queries of the service', async () => {
    const text = (calls: string, queries: string) => `
services: { agent: { language_model: llama3.1-8b, calls: ${calls}, workloads: [code] } }
customers: { all: { queries: ${queries} query/day, to: { agent: 50% } } }
outputs: [agent.queries, hardware_cost, cost_per_query]
`;
    const [four, one] = [await run(text('4', '1M')), await run(text('1', '4M'))];
    expect(mean(four, 'agent.queries')).toBeCloseTo(2e6, 6);
    expect(mean(four, 'hardware_cost')).toBe(mean(one, 'hardware_cost'));
    expect(mean(four, 'cost_per_query') / mean(one, 'cost_per_query')).toBeCloseTo(4, 10);
  });
});

describe('a service that nobody asks', () => {
  it.each(['chat.calls=0', 'api.queries=0', 'free.to.router=0%'])(
    'leaves the others as they are: %s',
    async (set) => {
      const result = await simulate(readScenarioText(three, { set: [set] }), {
        draws: 1024,
        seed: 'idle',
        workers: 1,
        sensitivity: false,
      });
      for (const { nonFinite } of Object.values(result.outputs)) expect(nonFinite).toBe(0);
    },
  );
});

describe('a pool', () => {
  const halves = (pool: string, queries = '4M', inputs = '') => `
services:
  a: { language_model: llama3.1-70b, accelerator: h100-sxm${pool} }
  b: { language_model: llama3.1-70b, accelerator: h100-sxm${pool} }
customers: { all: { queries: ${queries} query/day, to: { a: 50%, b: 50% } } }
inputs: { engine_efficiency: 1, promised_speed: 20${inputs} }
outputs: [gpus, a.decode_need, b.decode_need, a.gpus, b.gpus]
`;
  const whole = `
services: { a: { language_model: llama3.1-70b, accelerator: h100-sxm } }
customers: { all: { queries: 4M query/day, to: { a: 100% } } }
inputs: { engine_efficiency: 1, promised_speed: 20 }
outputs: [gpus, a.decode_need]
`;

  it('needs as much headroom for two halves of a service as for the whole', async () => {
    const [together, apart, one] = [
      await run(halves(', pool: main')),
      await run(halves('')),
      await run(whole),
    ];
    const need = mean(together, 'a.decode_need') + mean(together, 'b.decode_need');
    expect(need / mean(one, 'a.decode_need')).toBeCloseTo(1, 10);
    expect(mean(apart, 'a.decode_need') + mean(apart, 'b.decode_need')).toBeGreaterThan(1.005 * need);
  });

  it('divides a fleet that is given, and keeps a least fleet once', async () => {
    const given = await run(halves(', pool: main', '4M', ', fleet_gpus: 1000 GPU'));
    expect(mean(given, 'gpus')).toBeCloseTo(1000, 8);
    expect(mean(given, 'a.gpus')).toBeCloseTo(500, 8);
    const idle = await run(halves(', pool: main', '0', ', fleet_gpus: 64 GPU'));
    expect(mean(idle, 'gpus')).toBeCloseTo(64, 10);
    const least = await run(halves(', pool: main', '100', ', min_gpus: 64 GPU'));
    expect(mean(least, 'gpus')).toBeCloseTo(64, 10);
  });
});

describe('commitments of a portfolio', () => {
  it('of one service are those of the plain scenario, bit for bit', async () => {
    const options = `language_model: llama3.1-70b
commitments: [{ gpus: 16 to 24, price: 1.7 USD/GPU/hour }, { gpus: 8, price: 2 }]
`;
    const inputs = '\ninputs: { elastic_share: 0.4 }';
    const plain = await run(
      `model: llm-service\n${options}${inputs.slice(0, -2)}, daily_active_users: 200k, queries_per_user: 2 to 4 }`,
    );
    const portfolio = await run(
      `${options}services: { chat: {} }\ncustomers: { all: { users: 200k, queries_per_user: 2 to 4, to: { chat: 100% } } }${inputs}`,
    );
    expect(Object.keys(portfolio.outputs)).toEqual(Object.keys(plain.outputs));
    for (const [name, output] of Object.entries(plain.outputs))
      expect(portfolio.outputs[name]).toStrictEqual(output);
  });

  const two = (commitments: string, given = '') => `
services:
  a: { language_model: llama3.1-70b, accelerator: h100-sxm }
  b: { language_model: llama3.1-8b, accelerator: h100-sxm }
  c: { language_model: llama3.1-8b, accelerator: l40s }
customers: { all: { queries: 4M query/day, to: { a: 50%, b: 50%, c: 100% } } }
commitments: ${commitments}
inputs: { promised_speed: 20, a.fleet_gpus: 40 GPU, b.fleet_gpus: 20 GPU, c.fleet_gpus: 10 GPU, a.gpu_price: 3, b.gpu_price: 3, c.gpu_price: 1, spot_share: 0${given} }
`;
  const names =
    'outputs: [daily_cost, committed_cost, on_demand_cost, unused_commitment, rent_cost, a.rent_cost, b.rent_cost, c.rent_cost]';

  it('serve all services of their accelerator, which divide what is left to rent', async () => {
    const result = await run(two('[{ gpus: 30, price: 2 USD/GPU/hour, accelerator: h100-sxm }]') + names);
    // 60 H100 in all, 30 of them committed: 30 * 2 * 24 and 30 * 3 * 24; ten L40S at 1 USD.
    expect(mean(result, 'committed_cost')).toBeCloseTo(1440, 8);
    expect(mean(result, 'on_demand_cost')).toBeCloseTo(2160 + 240, 8);
    expect(mean(result, 'unused_commitment')).toBe(0);
    expect(mean(result, 'a.rent_cost')).toBeCloseTo((3600 * 40) / 60, 8);
    expect(mean(result, 'b.rent_cost')).toBeCloseTo((3600 * 20) / 60, 8);
    expect(mean(result, 'c.rent_cost')).toBeCloseTo(240, 8);
    expect(mean(result, 'rent_cost')).toBeCloseTo(3840, 8);
  });

  it('of one service serve no other, and what it does not need is unused', async () => {
    const result = await run(two('[{ gpus: 30, price: 2 USD/GPU/hour, service: b }]') + names);
    expect(mean(result, 'a.rent_cost')).toBeCloseTo(40 * 3 * 24, 8);
    expect(mean(result, 'b.rent_cost')).toBeCloseTo(1440, 8);
    expect(mean(result, 'on_demand_cost')).toBeCloseTo(40 * 3 * 24 + 240, 8);
    expect(mean(result, 'unused_commitment')).toBeCloseTo(480, 8);
  });

  it('may be of a service that is alone in its pool', async () => {
    const text = (pool: string) => `
services:
  a: { language_model: llama3.1-70b, accelerator: h100-sxm${pool} }
  c: { language_model: llama3.1-8b, accelerator: l40s }
customers: { all: { queries: 4M query/day, to: { a: 50%, c: 100% } } }
commitments: [{ gpus: 30, price: 2 USD/GPU/hour, service: a }]
`;
    const [own, named] = [await run(text('')), await run(text(', pool: main'))];
    expect(named.outputs.daily_cost).toStrictEqual(own.outputs.daily_cost);
  });

  it('must say what they are for where there is a choice', () => {
    const messages = (commitments: string) => {
      try {
        readScenarioText(two(commitments));
      } catch (error) {
        return (error as Error).message;
      }
      return 'accepted';
    };
    expect(messages('[{ gpus: 30, price: 2 }]')).toMatch(
      /commitments\[0\]: a commitment must say which `accelerator` it is for, or which `service`, the services run on h100-sxm, l40s/,
    );
    expect(messages('[{ gpus: 30, price: 2, accelerator: h200 }]')).toMatch(
      /no service runs on this accelerator/,
    );
    expect(messages('[{ gpus: 30, price: 2, service: d }]')).toMatch(/unknown service \("d"\)/);
    expect(
      messages('[{ gpus: 3, price: 2, service: a }, { gpus: 3, price: 2, accelerator: h100-sxm }]'),
    ).toMatch(/another commitment serves a, b together/);
  });
});

describe('training', () => {
  it('is counted once where two services serve the same model', async () => {
    const own = 'gpt3-175b';
    const result = await run(`
services:
  app: { language_model: ${own}, accelerator: h100-sxm }
  api: { language_model: GPT-3 175B, accelerator: h100-sxm }
customers: { all: { queries: 4M query/day, to: { app: 50%, api: 50% } } }
outputs: [training_cost, app.training_cost, api.training_cost]
`);
    expect(mean(result, 'app.training_cost')).toBeGreaterThan(0);
    expect(mean(result, 'api.training_cost')).toBe(0);
    expect(mean(result, 'training_cost')).toBe(mean(result, 'app.training_cost'));
  });
});
