/** Option words that a service may have of its own; without one it takes the scenario's. */
export const serviceOptions = [
  'accelerator',
  'language_model',
  'rental',
  'provider',
  'region',
  'formats',
  'gpus_per_instance',
  'attention_replicas',
] as const;

/** Keys of a service that are no inputs. */
export const serviceWords: ReadonlySet<string> = new Set([...serviceOptions, 'pool', 'workloads']);
