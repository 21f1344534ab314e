import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../errors.ts';
import { readScenarioText } from '../read-scenario.ts';

const two = `
services:
  chat: { language_model: llama3.1-70b, accelerator: h100-sxm }
  router: { language_model: llama3.1-8b, accelerator: l40s, formats: { kv: fp8 } }
customers:
  free: { users: 200k to 300k, queries_per_user: 2 to 4, to: { router: 100%, chat: 30% } }
  api: { queries: 1M query/day, price: { input: 0.6 USD/Mtoken, output: 2 USD/Mtoken }, to: { chat: 100% } }
`;
const read = (...set: string[]) => readScenarioText(two, { set });
const shown = (scenario: ReturnType<typeof read>, name: string) =>
  scenario.inputs.find((input) => input.name === name)?.notation;

function refusal(set: string): string {
  try {
    read(set);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a path of a service or a group of customers', () => {
  it.each(['chat.accelerator=h200', 'services.chat.accelerator=h200'])('leads to an option: %s', (set) => {
    expect(shown(read(), 'chat.memory')).toBe('80 GiB/GPU');
    expect(shown(read(set), 'chat.memory')).not.toBe('80 GiB/GPU');
    expect(shown(read(set), 'router.memory')).toBe(shown(read(), 'router.memory'));
  });

  it('leads to one key of a mapping and leaves the others', () => {
    const scenario = read('router.formats.weights=int8', 'chat.gpus_per_instance.decode=8');
    expect(Number.parseFloat(shown(scenario, 'router.weight_bytes')!)).toBeLessThan(1.2);
    expect(shown(scenario, 'router.kv_value_bytes')).toBe('1 byte');
    expect(shown(scenario, 'chat.decode_gpus')).toBe('8 GPU');
  });

  it.each([
    ['services.chat.promised_speed=20', 'chat.promised_speed', '20'],
    ['chat.promised_speed=20', 'chat.promised_speed', '20'],
    ['customers.free.users=300k', 'free.users', '300k'],
    ['free.to.chat=40%', 'free.to.chat', '40%'],
    ['api.to.router=10%', 'api.to.router', '10%'],
    ['free.price=2 USD/user/month', 'free.price', '2 USD/user/month'],
    ['api.price=2 USD/Mtoken', 'api.price', '2 USD/Mtoken'],
    ['api.price.output=3 USD/Mtoken', 'api.price.output', '3 USD/Mtoken'],
  ])('leads to an input: %s', (set, name, notation) => {
    expect(shown(read(set), name)).toBe(notation);
  });

  it('puts a service into a pool', () => {
    expect(shown(read('chat.pool=main'), 'main.fleet_gpus')).toBe('none');
  });

  it.each([
    ['chat.accelerater=h200', /did you mean "accelerator"/],
    ['services.chat.accelerater=h200', /did you mean "accelerator"/],
    ['services.cat.accelerator=h200', /there is no service of this name \("cat"\), did you mean "chat"/],
    ['customers.fre.users=3', /there is no group of customers of this name \("fre"\), did you mean "free"/],
    ['free.usres=3', /did you mean "free.users"/],
    ['accelerator=h200', /every service has its own `accelerator`.*as in chat\.accelerator/],
    ['router.accelerator.memory_gib=3', /`accelerator` is given there as one word/],
  ])('that is misspelt, or would change nothing, says what to write: %s', (set, message) => {
    expect(refusal(set)).toMatch(message);
  });

  it('leaves an option of all that some service takes', () => {
    expect(refusal('rental=reserved-1y')).toBe('accepted');
    expect(refusal('formats.weights=int8')).toBe('accepted');
  });
});
