import type { Command } from './command.ts';
import { importOptions } from './import-options.ts';
import {
  drawOptions,
  engineOption,
  evidenceOptions,
  outputOptions,
  readOptions,
  rowOptions,
  sensitivityOption,
} from './options.ts';

/** Shards are drawn by the machine that they are run on. */
const { engine: _, ...ownDrawOptions } = drawOptions;

/** Every command, in the order that `--help` shows. A new one is one row here and one file beside. */
export const commands: readonly Command[] = [
  {
    usage: 'run <files..>',
    summary: 'Simulate scenarios: intervals, drivers, goals, and a page',
    options: {
      ...drawOptions,
      ...evidenceOptions,
      ...outputOptions,
      sensitivity: sensitivityOption,
      'max-draws': {
        ...evidenceOptions['max-draws'],
        describe: 'Most draws that --precision, or agreeing with what was observed, may take (default: 64M)',
      },
      precision: {
        type: 'string',
        requiresArg: true,
        describe: 'Draw until results are known this well, as in 0.5% or 0.5%:daily_cost,gpus',
      },
      'max-time': {
        type: 'string',
        requiresArg: true,
        describe: 'Most time that --precision may take, as in 30s or 5min',
      },
      check: { type: 'boolean', describe: 'Exit with 5 unless every goal is met' },
      watch: {
        type: 'boolean',
        describe: 'Run again whenever a scenario, or a file that it names, changes; Ctrl-C ends it',
      },
      summary: {
        type: 'boolean',
        describe:
          'Print a short JSON: outputs, goals, first drivers, warnings; write no file unless --out is given',
      },
      samples: {
        type: 'string',
        requiresArg: true,
        describe: 'Write a thinned sample of the draws to a .parquet or .csv file',
      },
      months: {
        type: 'string',
        requiresArg: true,
        describe: 'Write the months of a scenario with a horizon to a .csv or .parquet file',
      },
    },
    notes:
      'Every answer is written and printed when it is there. A file that is invalid or whose model fails takes no other along: ' +
      'all errors are printed, a line says how many were written, and the exit code is that of the worst (1, 130, 2, 3, 4, ' +
      '6, 5). Ctrl-C, SIGTERM and SIGHUP stop it and keep what is done (exit code 130); a second one ends it at once.',
    examples: [
      ['costcone run scenarios/chatgpt-2023.yaml', 'the answer, and reports/chatgpt-2023.html'],
      ['costcone run a.yaml --json --set utilization=0.6', 'one Result as JSON, one input fixed'],
      ['costcone run a.yaml --summary --check', 'a few kB of JSON, and 5 where a goal is missed'],
    ],
    load: async () => (await import('./run.ts')).run,
  },
  {
    usage: 'compare <base> [others..]',
    summary:
      'Compare scenarios, or what levers make of one, draw by draw; or say what changed between two saved results',
    options: {
      ...drawOptions,
      ...evidenceOptions,
      ...outputOptions,
      sensitivity: sensitivityOption,
      lever: {
        type: 'string',
        requiresArg: true,
        describe:
          'A lever to pull: a name of `costcone catalog levers`, or a path as ./mine.yaml (may be repeated)',
      },
      levers: {
        type: 'string',
        describe:
          'Pull every lever that applies, those of a folder if one is given, and the best three together',
      },
      bridge: {
        type: 'boolean',
        describe:
          'Divide the change of the mean by what was changed: price, volume, mix, technology (by itself where there is one other)',
      },
    },
    notes:
      'A lever is a file that changes any scenario: it is pulled on <base>, after --set. What does not apply, or changes ' +
      'nothing, is listed with the reason. How the quality of answers changes is no part of it. Of two saved results, as ' +
      '`run --json` or --out write them, it is said what changed: outputs beyond their simulation errors, inputs, defaults, ' +
      'formulas, options, goals; nothing is drawn, and the exit code is 5 where an output moved.',
    examples: [
      ['costcone compare a.yaml --levers', 'which lever helps, by how much, and which together'],
      ['costcone compare a.yaml --lever int8 --lever ./mine.yaml', 'two levers, one of them your own'],
      ['costcone compare base.yaml other.yaml', 'two scenarios'],
      ['costcone compare old.json new.json', 'what changed between two saved results'],
    ],
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    usage: 'break-even <file> [other]',
    summary:
      "Find the value of an input at which a goal's probability is met, two scenarios cost the same, or one costs least",
    options: {
      ...drawOptions,
      ...evidenceOptions,
      input: {
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'The input to vary, or a part of one, as in gpu_price.growth',
      },
      goal: { type: 'string', requiresArg: true, describe: 'Which goal, counted from 1 (default: 1)' },
      probability: {
        type: 'string',
        requiresArg: true,
        describe: 'Probability to reach (default: what the goal asks)',
      },
      output: {
        type: 'string',
        requiresArg: true,
        describe: 'With two scenarios or --cheapest: the cost to look at (default: the headline)',
      },
      cheapest: {
        type: 'string',
        requiresArg: true,
        describe:
          'Find the value at which the mean, or what a share of the draws keeps to, is lowest: mean, or 90%',
      },
      ...outputOptions,
      out: { type: 'string', requiresArg: true, describe: 'Write a page and the result into this folder' },
    },
    notes:
      'Parts of inputs are named as in --set: gpu_price.growth and gpu_price.volatility (a rate in its own period), ' +
      'gpu_price.steps.0 (when a step comes, a time after the start), gpu_price.steps.0.factor, .value and .probability, ' +
      'commitments.0.gpus. --cheapest says what the best value costs, and from where to where it costs at most 1 % more.',
    examples: [
      ['costcone break-even a.yaml --input gpu_price', 'the price at which the first goal just holds'],
      [
        'costcone break-even a.yaml --input commitments.0.gpus --cheapest 90%',
        'the commitment with which 90 of 100 outcomes cost least',
      ],
    ],
    load: async () => (await import('./break-even.ts')).breakEven,
  },
  {
    usage: 'shards <step> <paths..>',
    summary: 'Divide the draws of a run among processes or machines that share a folder',
    options: {
      ...ownDrawOptions,
      ...evidenceOptions,
      ...outputOptions,
      out: {
        type: 'string',
        requiresArg: true,
        describe:
          'plan: the folder of the shards; merge: where the page and the result go (default: reports)',
      },
      shards: { type: 'string', requiresArg: true, describe: 'plan: how many shards, as in 64' },
      compare: {
        type: 'boolean',
        describe: 'plan: hold the other scenarios against the first, as `compare` does',
      },
      sensitivity: sensitivityOption,
      bridge: {
        type: 'boolean',
        describe: 'plan --compare: divide the change of the mean, as `compare` does',
      },
      precision: {
        type: 'string',
        requiresArg: true,
        describe: 'Refused: draws are fixed when they are planned',
      },
      index: {
        type: 'string',
        requiresArg: true,
        describe: 'run: which shard, counted from 0, or `all` (default: what the batch system says)',
      },
      summary: { type: 'boolean', describe: 'merge: print a short JSON, as `run` does' },
      check: { type: 'boolean', describe: 'merge: exit with 5 unless every goal is met' },
      months: {
        type: 'string',
        requiresArg: true,
        describe: 'merge: write the months of a scenario with a horizon to a .csv or .parquet file',
      },
    },
    notes:
      '`shards plan FILE --out DIR --shards N` writes what is to be drawn; it takes what `run` takes of draws, seed, design, level and ' +
      '--set. `shards run DIR` draws one shard: SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or AWS_BATCH_JOB_ARRAY_INDEX name it where --index ' +
      'does not. What is drawn is never drawn again, so a shard that was stopped goes on with the same command. `shards merge DIR` says which ' +
      'shards are missing, or writes what `run` writes, to the byte. What a run draws beside its main draws, such as those of drivers, ' +
      'merge draws itself. Exit code 6: too few draws agree with what was observed; the message says what to plan next.',
    examples: [
      ['costcone shards plan a.yaml --out run-1 --shards 64 --draws 2^30', 'what 64 jobs are to draw'],
      ['costcone shards run run-1 --index 17', 'one of them'],
      ['costcone shards merge run-1', 'the answer, and reports/a.html'],
    ],
    load: async () => (await import('./shards/shards.ts')).shards,
  },
  {
    usage: 'sweep <file>',
    summary: 'Run a scenario for every row of a table or point of a grid, and name the best',
    options: {
      over: {
        type: 'string',
        requiresArg: true,
        describe: 'A .csv or .parquet file: names of inputs and options in the first line, a scenario a row',
      },
      grid: {
        type: 'string',
        requiresArg: true,
        describe:
          "Values of a name, as in 'gpu_price=1..4:7' (7 points, ends included) or 'language_model=a,b'; repeated, all combinations",
      },
      outputs: {
        type: 'string',
        requiresArg: true,
        describe: 'Outputs to give, as in daily_cost,gpus (default: the headline)',
      },
      best: {
        type: 'string',
        requiresArg: true,
        describe: 'Name the row in which this is lowest, as in p90:daily_cost or mean:daily_cost',
      },
      ...rowOptions,
      ...evidenceOptions,
      json: { type: 'boolean', describe: 'Print the result as JSON' },
      out: {
        type: 'string',
        requiresArg: true,
        describe: 'Write the rows to a .csv or .parquet file (default: CSV on standard output)',
      },
      page: { type: 'string', requiresArg: true, describe: 'Write a page to this file, as in sweep.html' },
      open: outputOptions.open,
    },
    notes:
      'Columns and --grid take what --set takes: inputs, parts of them as gpu_price.growth, and accelerator, language_model, ' +
      'year, rental, region, precision, currency, commitments.0.gpus. A cell is a notation, as in "2 to 3 USD/GPU/hour". All rows ' +
      'are checked before any is drawn. Each has the same seed and gives what `costcone run` with --set, --seed and --draws gives, but for events too rare for the draws, ' +
      'which only `run` looks for. ' +
      'With --out, finished rows are kept in FILE.part: a sweep that was stopped goes on where it was. Rows whose model ' +
      'fails say so in the column `error`, and the exit code is 4.',
    examples: [
      ['costcone sweep a.yaml --over table.csv --out rows.csv', 'a scenario a row'],
      [
        "costcone sweep a.yaml --grid 'gpu_price=1..4:7' --grid 'language_model=llama3.1-70b,qwen3-235b-a22b' --page sweep.html",
        'all combinations, as a heat map',
      ],
      [
        "costcone sweep a.yaml --grid 'commitments.0.gpus=8..64:8' --best p90:daily_cost",
        'the best of eight',
      ],
    ],
    load: async () => (await import('./sweep.ts')).sweep,
  },
  {
    usage: 'backtest [directory]',
    summary: 'Hold the model against published figures: how many lie inside, how far off, how sharp',
    options: { ...drawOptions, ...outputOptions },
    notes:
      'Every scenario of the folder that has `published` values is run, with its own level unless --level is given; ' +
      'only `measured` values are scored. A scenario that cannot be read (also because --set does not fit it) or whose ' +
      'model fails is a case with an error: it counts as outside, the others go on, and the exit code is 4. A backtest that ' +
      'is stopped gives the cases that are done, says so, and exits with 130. Where no ' +
      'scenario can be read with --set it is 3, where nothing is published 2.',
    examples: [
      ['costcone backtest', 'every published value of the scenarios that come with costcone'],
      ['costcone backtest mine --set utilization=0.6', 'your own measurements, one input fixed'],
    ],
    load: async () => (await import('./backtest.ts')).backtest,
  },
  {
    usage: 'explain <subject> [quantity]',
    summary: 'List the inputs of a scenario or model, or show how a quantity is computed',
    options: { ...readOptions, json: { type: 'boolean', describe: 'Print the list as JSON' } },
    examples: [
      ['costcone explain llm-service', 'every input with unit, range, default and source'],
      ['costcone explain a.yaml daily_cost', 'the formula tree of one quantity'],
    ],
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    usage: 'validate <files..>',
    summary: 'Check scenarios without running them',
    options: {
      ...readOptions,
      json: {
        type: 'boolean',
        describe: 'Print the problems as JSON, as in [{"file": "a.yaml", "line": 3, ..}]',
      },
    },
    examples: [['costcone validate scenarios/*.yaml', 'all problems at once, with line and column']],
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    usage: 'report <file>',
    summary: 'Make the page again from a saved result',
    options: { out: outputOptions.out, open: outputOptions.open },
    examples: [['costcone report reports/chatgpt-2023.json', 'the same bytes as when it was run']],
    load: async () => (await import('./report.ts')).report,
  },
  {
    usage: 'fit <file>',
    summary: 'Fit distributions to a request log: CSV, JSONL or Parquet',
    options: {
      column: {
        type: 'string',
        requiresArg: true,
        describe: 'Columns to fit, as in tokens or in,out (may be repeated; default: all numeric ones)',
      },
      time: {
        type: 'string',
        requiresArg: true,
        describe: 'The column of times (default: the first one that holds any)',
      },
      seed: drawOptions.seed,
      json: {
        type: 'boolean',
        describe: 'Print as JSON: costcone-fit/1 for one --column, else costcone-fits/1 with `columns`',
      },
    },
    notes:
      'Families are ordered by their distance from the column (Kolmogorov and Smirnov); the nearest is tested, and "none ' +
      'fits" is an answer. Cells without a value (empty, NA, NaN, null, -) are counted and left out. Fields of a .jsonl file ' +
      'are named by dots, as in usage.input_tokens. Times are ISO 8601, or seconds or milliseconds since 1970; without a zone UTC.',
    examples: [
      ['costcone fit requests.csv --column ContextTokens', 'families by distance, and a line to paste'],
      ['costcone fit requests.jsonl', 'all columns, their correlations, requests a day, a workload to paste'],
    ],
    load: async () => (await import('./fit.ts')).fit,
  },
  {
    usage: 'import <file>',
    summary: 'Read a request log, a benchmark or a bill as a part of a scenario: inputs and observed values',
    options: importOptions,
    notes:
      'What the file is, is told by what it holds: request logs (CSV, TSV, JSON, Parquet; also of OpenAI, LiteLLM and Langfuse), ' +
      'benchmarks of vLLM and SGLang, bills in FOCUS. The part is printed; what is not known and what was left out is said on ' +
      'standard error too. Nothing is guessed: what the file does not say is asked for by an option.',
    examples: [
      ['costcone import requests.csv', 'queries a day, lengths, peak, each with its source'],
      ['costcone import requests.csv --into a.yaml', 'the same written into a scenario, comments kept'],
      ['costcone import bench.json --gpus 4 --error 10%', 'the throughput of a load test as an observation'],
      ['costcone import bill.csv --service "Amazon EC2" --error 5%', 'what was paid in each month'],
    ],
    load: async () => (await import('./import.ts')).importing,
  },
  {
    usage: 'edit [file]',
    summary: 'Edit a scenario in the browser, with its answer beside it',
    options: {
      port: {
        type: 'string',
        requiresArg: true,
        describe: 'The port to serve on (default: any that is free)',
      },
      open: { type: 'boolean', describe: 'Open the page' },
      'allow-read': readOptions['allow-read'],
    },
    notes:
      'Serves a page on 127.0.0.1 and prints its link, which holds a token: whoever has it can change this one file and read ' +
      'the files that it names. Everything is computed in the browser. Ctrl-S saves; a change by another program shows in ' +
      'the page. Without a file it starts with the scenario of `init`, which is written when it is first saved. Ctrl-C ends it.',
    examples: [
      ['costcone edit a.yaml --open', 'the scenario, and its answer as one types'],
      ['costcone edit', 'a new scenario'],
    ],
    load: async () => (await import('./edit.ts')).edit,
  },
  {
    usage: 'init [file]',
    summary: 'Write a commented scenario to start from, and its schema for editors',
    options: {},
    examples: [['costcone init my-service.yaml', 'then edit it and run it']],
    load: async () => (await import('./init.ts')).init,
  },
  {
    usage: 'catalog [kind] [words..]',
    summary: 'List, search or check accelerators, language models, prices, workloads, with their sources',
    options: {
      json: { type: 'boolean', describe: 'Print as JSON' },
      check: {
        type: 'boolean',
        describe: 'List rows that are out of order (exit with 5) or older than a year',
      },
      at: { type: 'string', requiresArg: true, describe: 'Month of the check, as in 2026-11 (default: now)' },
    },
    notes:
      'Without a kind: the kinds there are; `levers` are those of `compare --lever`. After a kind: the id of a row, or another name of it. After `search`: words ' +
      'that must all stand in a row; ids and names come before makers and sources. --check holds facts that age (prices, ' +
      'electricity, defaults) against the month, and never what was built, released or recorded once; with a kind or a row ' +
      'it checks only these. Aged rows alone leave the exit code 0.',
    examples: [
      ['costcone catalog accelerators', 'a table'],
      ['costcone catalog accelerators h100-sxm', 'one row with its source'],
      ['costcone catalog levers', 'what `compare --lever` can pull'],
      ['costcone catalog search llama 70b', 'rows of all kinds, the best first'],
      ['costcone catalog --check', 'what must be looked up again, and what cannot be right'],
    ],
    load: async () => (await import('./catalog.ts')).catalog,
  },
  {
    usage: 'schema',
    summary: 'Print the JSON Schema of scenario files, or of lever files (draft 7)',
    options: { lever: { type: 'boolean', describe: 'Print that of lever files' } },
    examples: [['costcone schema --lever > lever.schema.json', 'for editors of levers']],
    load: async () => (await import('./schema.ts')).schema,
  },
  {
    usage: 'worker',
    summary: 'Work on the draws of other machines: tasks of a queue on Redis',
    options: {
      engine: engineOption,
      workers: drawOptions.workers,
      lock: {
        type: 'string',
        requiresArg: true,
        describe: "How long a task stays this worker's after it was last heard of, as in 30s (default: 30s)",
      },
      stalled: {
        type: 'string',
        requiresArg: true,
        describe: 'How often to look for tasks whose worker is gone, as in 30s (default: 30s)',
      },
    },
    notes:
      'Any number of workers on any machines, of the same version as the command that gives the work, as in `costcone run a.yaml ' +
      '--engine redis://host`; results have the same bytes as on one machine. The queue is BullMQ: npm install bullmq ioredis. ' +
      'A password stands in COSTCONE_REDIS_PASSWORD, or in a URL in COSTCONE_ENGINE, never on the command line. Ctrl-C or ' +
      'SIGTERM ends the worker when the tasks under way are done; a second one ends it at once.',
    examples: [
      ['costcone worker --engine redis://queue.example', 'one thread a core, until Ctrl-C'],
      ['costcone worker --workers 4', 'the queue that COSTCONE_ENGINE names, on four threads'],
    ],
    load: async () => (await import('./worker.ts')).worker,
  },
  {
    usage: 'bench',
    summary: 'Measure the kernel on this machine',
    options: {
      json: { type: 'boolean', describe: 'Print the measurements as JSON' },
      out: { type: 'string', requiresArg: true, describe: 'Also write the JSON to this file' },
      compare: {
        type: 'string',
        requiresArg: true,
        describe: 'Say what is faster or slower than in this JSON',
      },
    },
    examples: [
      ['costcone bench --compare before.json', 'what a change made faster or slower, beyond the noise'],
    ],
    load: async () => (await import('./bench.ts')).bench,
  },
];
