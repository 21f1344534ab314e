import type { Result } from '../../analyses/result.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';

const portfolio = `
title: Two services
question: Which customers pay for it?
services:
  chat: { language_model: llama3.1-70b, pool: main, workloads: [chat, code] }
  router: { language_model: llama3.1-8b, pool: main, workloads: [{ name: route, input_tokens: 500, output_tokens: 1 }] }
customers:
  free_users: { users: 100k to 200k, to: { router: 100%, chat: 30% } }
  paid: { users: 10k to 15k, price: 20 USD/user/month, to: { router: 100%, chat: 80% } }
inputs: { promised_speed: 60 to 120 token/s, cost_ceiling: 2 }
`;

let made: Promise<Result> | undefined;

/** The result of two services with two groups of customers, simulated once a test file; its page is larger than a sample's. */
export function portfolioResult(): Promise<Result> {
  made ??= simulate(readScenarioText(portfolio, { name: 'portfolio.yaml' }), {
    draws: 4096,
    seed: 'report',
    workers: 1,
    sensitivity: false,
  });
  return made;
}
