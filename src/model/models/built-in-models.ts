import type { BuiltInModel } from './built-in-model.ts';
import { llmNapkin } from './llm-napkin.ts';
import { llmService } from './llm-service/llm-service.ts';
import { llmTraining } from './llm-training/llm-training.ts';

export type { BuiltInModel } from './built-in-model.ts';

/** Every model that comes with the program, the simplest first. */
export const builtInModels: readonly BuiltInModel[] = [llmNapkin, llmTraining, llmService];
