import type { Command } from './command.ts';
import { importOptions } from './import-options.ts';
import {
  drawOptions,
  engineOption,
  evidenceOptions,
  markdownOption,
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
      markdown: markdownOption,
      sensitivity: sensitivityOption,
      'max-draws': {
        ...evidenceOptions['max-draws'],
        describe: 'Maximum number of draws, also for --precision or for observations (default: 64M)',
      },
      precision: {
        type: 'string',
        requiresArg: true,
        describe: 'Draw until results are known to this relative error, such as 0.5% or 0.5%:daily_cost,gpus',
      },
      'max-time': {
        type: 'string',
        requiresArg: true,
        describe: 'Time limit for --precision, such as 30s or 5min',
      },
      check: { type: 'boolean', describe: 'Exit with code 5 unless every goal is met' },
      watch: {
        type: 'boolean',
        describe: 'Run again whenever a scenario, or a file that it names, changes; Ctrl-C ends it',
      },
      summary: {
        type: 'boolean',
        describe:
          'Print a short JSON summary: outputs, goals, main drivers, warnings; write no files unless --out is given',
      },
      samples: {
        type: 'string',
        requiresArg: true,
        describe: 'Write a sample of the draws to a .parquet or .csv file',
      },
      months: {
        type: 'string',
        requiresArg: true,
        describe: 'Write the monthly results of a scenario with a horizon to a .csv or .parquet file',
      },
    },
    notes:
      'Each answer is written and printed as soon as it is ready. A file that is invalid, or whose model fails, does not stop the others: ' +
      'all errors are printed, a final line counts what was written, and the exit code is the worst one (in the order 1, 130, 2, 3, 4, ' +
      '6, 5). Ctrl-C, SIGTERM and SIGHUP stop the run and keep what is finished (exit code 130); a second signal ends it at once.',
    examples: [
      ['costcone run scenarios/chatgpt-2023.yaml', 'the answer, and reports/chatgpt-2023.html'],
      ['costcone run a.yaml --json --set utilization=0.6', 'the whole result as JSON, with one input fixed'],
      ['costcone run a.yaml --summary --check', 'a few kB of JSON; exit code 5 if a goal is missed'],
      [
        'costcone run a.yaml --markdown --check --out pages',
        'a Markdown summary for a build, and the page as a file',
      ],
    ],
    load: async () => (await import('./run.ts')).run,
  },
  {
    usage: 'compare <base> [others..]',
    summary: 'Compare scenarios or levers draw by draw, or show what changed between two saved results',
    options: {
      ...drawOptions,
      ...evidenceOptions,
      ...outputOptions,
      markdown: markdownOption,
      sensitivity: sensitivityOption,
      lever: {
        type: 'string',
        requiresArg: true,
        describe:
          'Lever to apply: a name from `costcone catalog levers`, or a path such as ./mine.yaml (may be repeated)',
      },
      levers: {
        type: 'string',
        describe: 'Apply every lever that fits (or those in the given folder), and the best three together',
      },
      bridge: {
        type: 'boolean',
        describe:
          'Split the change in the mean into price, volume, mix and technology (on by default with one other scenario)',
      },
    },
    notes:
      'A lever is a file that can change any scenario; it is applied to <base> after --set. Levers that do not apply, or change ' +
      'nothing, are listed with the reason. Changes in answer quality are not modelled. Given two saved results, as written by ' +
      '`run --json` or --out, it shows what changed: outputs beyond their simulation errors, inputs, defaults, ' +
      'formulas, options, goals. Nothing is drawn, and the exit code is 5 if an output moved.',
    examples: [
      ['costcone compare a.yaml --levers', 'which levers help, by how much, and which go together'],
      ['costcone compare a.yaml --lever int8 --lever ./mine.yaml', 'two levers, one of them your own'],
      ['costcone compare base.yaml other.yaml', 'two scenarios'],
      ['costcone compare old.json new.json', 'what changed between two saved results'],
    ],
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    usage: 'break-even <file> [other]',
    summary:
      "Find the value of an input at which a goal's probability is met, two scenarios cost or earn the same, or one costs least or earns most",
    options: {
      ...drawOptions,
      ...evidenceOptions,
      input: {
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'Input to vary, or a part of one, such as gpu_price.growth',
      },
      goal: {
        type: 'string',
        requiresArg: true,
        describe: 'Number of the goal, counting from 1 (default: 1)',
      },
      probability: {
        type: 'string',
        requiresArg: true,
        describe: 'Probability to reach (default: the one the goal requires)',
      },
      output: {
        type: 'string',
        requiresArg: true,
        describe: 'With two scenarios or --cheapest: the output to compare (default: the first)',
      },
      cheapest: {
        type: 'string',
        requiresArg: true,
        describe:
          'Find the value that minimizes the mean, or a percentile: mean, or 90%; of a profit, that maximizes it',
      },
      ...outputOptions,
      out: { type: 'string', requiresArg: true, describe: 'Write a page and the result to this folder' },
    },
    notes:
      'Parts of inputs are named as in --set: gpu_price.growth and gpu_price.volatility (rates in their own period), ' +
      'gpu_price.steps.0 (when a step happens, as a time after the start), gpu_price.steps.0.factor, .value and .probability, ' +
      'commitments.0.gpus. --cheapest also gives the cost at the best value, and the range in which it costs at most 1 % more; of a profit or another gain it finds the highest.',
    examples: [
      ['costcone break-even a.yaml --input gpu_price', 'the price at which the first goal is just met'],
      [
        'costcone break-even a.yaml --input commitments.0.gpus --cheapest 90%',
        'the commitment with the lowest 90th percentile of cost',
      ],
    ],
    load: async () => (await import('./break-even.ts')).breakEven,
  },
  {
    usage: 'shards <step> <paths..>',
    summary: 'Split the draws of a run among processes or machines that share a folder',
    options: {
      ...ownDrawOptions,
      ...evidenceOptions,
      ...outputOptions,
      out: {
        type: 'string',
        requiresArg: true,
        describe: 'plan: folder for the shards; merge: folder for the page and the result (default: reports)',
      },
      shards: { type: 'string', requiresArg: true, describe: 'plan: number of shards, such as 64' },
      compare: {
        type: 'boolean',
        describe: 'plan: compare the other scenarios with the first, as `compare` does',
      },
      sensitivity: sensitivityOption,
      bridge: {
        type: 'boolean',
        describe: 'plan --compare: split the change in the mean, as `compare` does',
      },
      precision: {
        type: 'string',
        requiresArg: true,
        describe: 'Not available: the number of draws is fixed by the plan',
      },
      index: {
        type: 'string',
        requiresArg: true,
        describe: 'run: number of the shard, counting from 0, or `all` (default: set by the batch system)',
      },
      summary: { type: 'boolean', describe: 'merge: print a short JSON summary, as `run` does' },
      markdown: { type: 'boolean', describe: 'merge: print a Markdown summary, as `run` does' },
      check: { type: 'boolean', describe: 'merge: exit with code 5 unless every goal is met' },
      months: {
        type: 'string',
        requiresArg: true,
        describe: 'merge: write the monthly results to a .csv or .parquet file',
      },
    },
    notes:
      '`shards plan FILE --out DIR --shards N` writes the plan; it takes the same draws, seed, design, level and --set as `run`. ' +
      '`shards run DIR` draws one shard, named by --index, or else by SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or ' +
      'AWS_BATCH_JOB_ARRAY_INDEX. Nothing is drawn twice: to resume a stopped shard, repeat its command. `shards merge DIR` lists the ' +
      'shards that are missing, or writes exactly what `run` would write. Draws besides the main ones, such as those for the drivers, ' +
      'are made by merge itself. Exit code 6: too few draws agree with the observations; the message says what to plan next.',
    examples: [
      ['costcone shards plan a.yaml --out run-1 --shards 64 --draws 2^30', 'a plan for 64 jobs'],
      ['costcone shards run run-1 --index 17', 'one of them'],
      ['costcone shards merge run-1', 'the answer, and reports/a.html'],
    ],
    load: async () => (await import('./shards/shards.ts')).shards,
  },
  {
    usage: 'sweep <file>',
    summary: 'Run a scenario for every row of a table or point of a grid, and find the best',
    options: {
      over: {
        type: 'string',
        requiresArg: true,
        describe:
          'A .csv or .parquet file: input and option names in the first line, then one scenario per row',
      },
      grid: {
        type: 'string',
        requiresArg: true,
        describe:
          "Values to try, such as 'gpu_price=1..4:7' (7 points, ends included) or 'language_model=a,b'; repeat it for all combinations",
      },
      outputs: {
        type: 'string',
        requiresArg: true,
        describe: 'Outputs to include, such as daily_cost,gpus (default: the first)',
      },
      best: {
        type: 'string',
        requiresArg: true,
        describe:
          'Find the row with the lowest value of a statistic, such as p90:daily_cost; of a profit or another gain, the highest',
      },
      ...rowOptions,
      ...evidenceOptions,
      json: { type: 'boolean', describe: 'Print the result as JSON' },
      out: {
        type: 'string',
        requiresArg: true,
        describe: 'Write the rows to a .csv or .parquet file (default: CSV on standard output)',
      },
      page: { type: 'string', requiresArg: true, describe: 'Write a page to this file, such as sweep.html' },
      open: outputOptions.open,
    },
    notes:
      'Columns and --grid accept what --set accepts: inputs, parts of them such as gpu_price.growth, and accelerator, language_model, ' +
      'year, rental, region, precision, currency, commitments.0.gpus. A cell is written as in a scenario: "2 to 3 USD/GPU/hour". All rows ' +
      'are checked before any is drawn. All use the same seed and give what `costcone run` gives with --set, --seed and --draws, except that only ' +
      '`run` searches for events too rare for the draws. ' +
      'With --out, finished rows are kept in FILE.part, so an interrupted sweep resumes where it stopped. If the model fails for a row, ' +
      'the column `error` says why, and the exit code is 4.',
    examples: [
      ['costcone sweep a.yaml --over table.csv --out rows.csv', 'one scenario per row'],
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
    summary: 'Compare the model with published figures: coverage, bias, and width of the intervals',
    options: { ...drawOptions, ...outputOptions },
    notes:
      'Runs every scenario of the folder that has `published` values, with its own level unless --level is given; ' +
      'only `measured` values are scored. A scenario that cannot be read (or does not accept --set), or whose ' +
      'model fails, counts as outside; the others go on, and the exit code is 4. An interrupted backtest ' +
      'reports the finished cases, says so, and exits with 130. The exit code is 3 if no ' +
      'scenario can be read, and 2 if nothing is published.',
    examples: [
      ['costcone backtest', 'every published value of the scenarios that come with costcone'],
      ['costcone backtest mine --set utilization=0.6', 'your own measurements, with one input fixed'],
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
        describe: 'Print the problems as JSON: [{"file": "a.yaml", "line": 3, ..}]',
      },
    },
    examples: [['costcone validate scenarios/*.yaml', 'all problems at once, with line and column']],
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    usage: 'report <file>',
    summary: 'Recreate the page from a saved result',
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
        describe: 'Columns to fit, such as tokens or in,out (may be repeated; default: all numeric columns)',
      },
      time: {
        type: 'string',
        requiresArg: true,
        describe: 'Column with the times (default: the first one that has any)',
      },
      seed: drawOptions.seed,
      json: {
        type: 'boolean',
        describe: 'Print JSON: costcone-fit/1 for one --column, otherwise costcone-fits/1 with `columns`',
      },
    },
    notes:
      'Families are ranked by their Kolmogorov-Smirnov distance from the column; the closest is tested, and "none ' +
      'fits" is a possible answer. Cells without a value (empty, NA, NaN, null, -) are counted and left out. Nested fields of a .jsonl file ' +
      'are written with dots, such as usage.input_tokens. Times are ISO 8601, or seconds or milliseconds since 1970; UTC if no zone is given.',
    examples: [
      ['costcone fit requests.csv --column ContextTokens', 'families by distance, and a line to paste'],
      [
        'costcone fit requests.jsonl',
        'all columns, their correlations, requests per day, a workload to paste',
      ],
    ],
    load: async () => (await import('./fit.ts')).fit,
  },
  {
    usage: 'import <files..>',
    summary: 'Turn a request log, a benchmark or a bill into part of a scenario: inputs and observations',
    options: importOptions,
    notes:
      'The kind of file is recognized from its contents: request logs (CSV, TSV, JSON, Parquet; also from OpenAI, OpenTelemetry, LiteLLM and Langfuse), ' +
      'vLLM and SGLang benchmarks, FOCUS bills. The result is printed as YAML; anything unknown or left out is also reported on ' +
      'standard error. Nothing is guessed: an option asks for whatever the file does not say.',
    examples: [
      ['costcone import requests.csv', 'queries per day, lengths, peak, each with its source'],
      ['costcone import log-*.jsonl', 'a log in several files, as one'],
      ['costcone import requests.csv --into a.yaml', 'the same, written into a scenario; comments are kept'],
      ['costcone import bench.json --gpus 4 --error 10%', 'the throughput of a load test as an observation'],
      ['costcone import bill.csv --service "Amazon EC2" --error 5%', 'what was paid each month'],
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
      'Serves a page on 127.0.0.1 and prints its link, which holds a token: anyone who has it can change this one file and read ' +
      'the files that it names. Everything is computed in the browser. Ctrl-S saves; a change by another program shows in ' +
      'the page. Without a file it starts with the scenario of `init`, which is written when it is first saved. Ctrl-C ends it.',
    examples: [
      ['costcone edit a.yaml --open', 'the scenario, with its answer as you type'],
      ['costcone edit', 'a new scenario'],
    ],
    load: async () => (await import('./edit.ts')).edit,
  },
  {
    usage: 'init [file]',
    summary: 'Write a commented starter scenario, and its schema for editors',
    options: {},
    examples: [['costcone init my-service.yaml', 'then edit it and run it']],
    load: async () => (await import('./init.ts')).init,
  },
  {
    usage: 'catalog [kind] [words..]',
    summary: 'List, search or check accelerators, language models, prices and workloads, with sources',
    options: {
      json: { type: 'boolean', describe: 'Print as JSON' },
      check: {
        type: 'boolean',
        describe: 'List rows that are inconsistent (exit code 5) or more than a year old',
      },
      at: {
        type: 'string',
        requiresArg: true,
        describe: 'Month to check against, such as 2026-11 (default: now)',
      },
    },
    notes:
      'Without a kind, lists the kinds; `levers` are those of `compare --lever`. After a kind, give the id of a row or another of its names. After `search`, give words ' +
      'that must all appear in a row; matches in ids and names come first. --check looks for facts that may be out of date (prices, ' +
      'electricity, defaults) at the given month, never for what was built, released or recorded once; with a kind or a row ' +
      'it checks only that. Outdated rows alone leave the exit code at 0.',
    examples: [
      ['costcone catalog accelerators', 'a table'],
      ['costcone catalog accelerators h100-sxm', 'one row with its source'],
      ['costcone catalog levers', 'what `compare --lever` can apply'],
      ['costcone catalog search llama 70b', 'rows of all kinds, the best match first'],
      ['costcone catalog --check', 'what needs to be looked up again, and what cannot be right'],
    ],
    load: async () => (await import('./catalog.ts')).catalog,
  },
  {
    usage: 'schema',
    summary: 'Print the JSON Schema (draft 7) of scenario files or lever files',
    options: { lever: { type: 'boolean', describe: 'Print the schema of lever files' } },
    examples: [['costcone schema --lever > lever.schema.json', 'for editing levers']],
    load: async () => (await import('./schema.ts')).schema,
  },
  {
    usage: 'worker',
    summary: 'Draw for other machines: take tasks from a queue on Redis',
    options: {
      engine: engineOption,
      workers: drawOptions.workers,
      lock: {
        type: 'string',
        requiresArg: true,
        describe:
          'How long a task stays with this worker after its last sign of life, such as 30s (default: 30s)',
      },
      stalled: {
        type: 'string',
        requiresArg: true,
        describe: 'How often to look for tasks whose worker is gone, such as 30s (default: 30s)',
      },
    },
    notes:
      'Start any number of workers on any machines, with the same version as the command that gives the work, such as `costcone run a.yaml ' +
      '--engine redis://host`; results have the same bytes as on one machine. The queue is BullMQ: npm install bullmq ioredis. ' +
      'Put a password in COSTCONE_REDIS_PASSWORD, or in a URL in COSTCONE_ENGINE, never on the command line. Ctrl-C or ' +
      'SIGTERM ends the worker once its current tasks are done; a second signal ends it at once.',
    examples: [
      ['costcone worker --engine redis://queue.example', 'one thread per core, until Ctrl-C'],
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
        describe: 'Show what is faster or slower than in this JSON',
      },
    },
    examples: [['costcone bench --compare before.json', 'what a change made faster or slower, beyond noise']],
    load: async () => (await import('./bench.ts')).bench,
  },
];
