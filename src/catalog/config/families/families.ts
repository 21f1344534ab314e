import type { Family } from '../family.ts';
import { afmoe } from './afmoe.ts';
import { apertus } from './apertus.ts';
import { arcee } from './arcee.ts';
import { arctic } from './arctic.ts';
import { aria } from './aria.ts';
import { baichuan } from './baichuan.ts';
import { bailingHybrid } from './bailing-hybrid.ts';
import { bailingMoe, bailingMoeV2 } from './bailing-moe.ts';
import { bamba } from './bamba.ts';
import { bitnet } from './bitnet.ts';
import { bloom } from './bloom.ts';
import { chatglm } from './chatglm.ts';
import { cohere } from './cohere.ts';
import { cohere2 } from './cohere2.ts';
import { cohere2Moe } from './cohere2-moe.ts';
import { cwm } from './cwm.ts';
import { dbrx } from './dbrx.ts';
import { deepseekV2 } from './deepseek-v2.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import { deepseekV32 } from './deepseek-v32.ts';
import { deepseekV4 } from './deepseek-v4.ts';
import { ernie45 } from './ernie45.ts';
import { ernie45Moe, ernie45VlMoe } from './ernie45-moe.ts';
import { exaone4 } from './exaone4.ts';
import { falcon } from './falcon.ts';
import { falconH1 } from './falcon-h1.ts';
import { gemma } from './gemma.ts';
import { gemma2 } from './gemma2.ts';
import { gemma3 } from './gemma3.ts';
import { gemma3n } from './gemma3n.ts';
import { gemma4 } from './gemma4.ts';
import { glm } from './glm.ts';
import { glm5Next } from './glm5-next.ts';
import { deepseekMoe, dots1, exaoneMoe, glm4Moe, hunyuanV3, solarOpen } from './glm4-moe.ts';
import { gptBigcode } from './gpt-bigcode.ts';
import { gptNeo } from './gpt-neo.ts';
import { gptNeox } from './gpt-neox.ts';
import { gptOss } from './gpt-oss.ts';
import { gpt2 } from './gpt2.ts';
import { gptj } from './gptj.ts';
import { graniteHybrid, graniteMoe, graniteMoeSwa } from './granite-moe.ts';
import { graniteSwa } from './granite-swa.ts';
import { grok } from './grok.ts';
import { helium } from './helium.ts';
import { hunyuanDense } from './hunyuan-dense.ts';
import { hunyuanMoe } from './hunyuan-moe.ts';
import { hyV4 } from './hy-v4.ts';
import { hyperclovax } from './hyperclovax.ts';
import { inkling } from './inkling.ts';
import { internlm } from './internlm.ts';
import { jais2 } from './jais2.ts';
import { jamba } from './jamba.ts';
import { jetmoe } from './jetmoe.ts';
import { kimiLinear } from './kimi-linear.ts';
import { laguna } from './laguna.ts';
import { lfm2, lfm2Moe } from './lfm2.ts';
import { llama } from './llama.ts';
import { llama4 } from './llama4.ts';
import { longcatFlash } from './longcat-flash.ts';
import { mamba, mamba2 } from './mamba.ts';
import { mimoV2 } from './mimo-v2.ts';
import { minicpm } from './minicpm.ts';
import { minicpmV } from './minicpm-v.ts';
import { minicpm3 } from './minicpm3.ts';
import { minimaxM2 } from './minimax-m2.ts';
import { minimaxM3 } from './minimax-m3.ts';
import { minimaxText } from './minimax-text.ts';
import { ministral3 } from './ministral3.ts';
import { mistral } from './mistral.ts';
import { mixtral } from './mixtral.ts';
import { mllama } from './mllama.ts';
import { molmo } from './molmo.ts';
import { mpt } from './mpt.ts';
import { museGlimmer } from './muse-glimmer.ts';
import { nanochat } from './nanochat.ts';
import { nemotron } from './nemotron.ts';
import { nemotronH } from './nemotron-h.ts';
import { nemotronNas } from './nemotron-nas.ts';
import { olmo } from './olmo.ts';
import { olmoHybrid } from './olmo-hybrid.ts';
import { olmo2 } from './olmo2.ts';
import { olmoe } from './olmoe.ts';
import { openelm } from './openelm.ts';
import { opt } from './opt.ts';
import { orion } from './orion.ts';
import { persimmon } from './persimmon.ts';
import { phi } from './phi.ts';
import { phi3 } from './phi3.ts';
import { phi3Small } from './phi3-small.ts';
import { phimoe } from './phimoe.ts';
import { qwen } from './qwen.ts';
import { qwen2 } from './qwen2.ts';
import { qwen2Moe } from './qwen2-moe.ts';
import { qwen3 } from './qwen3.ts';
import { qwen3Moe } from './qwen3-moe.ts';
import { qwen35, qwen35Moe, qwen3Next } from './qwen3-next.ts';
import { qwen4Exp } from './qwen4-exp.ts';
import { recurrentGemma } from './recurrent-gemma.ts';
import { seedOss } from './seed-oss.ts';
import { smallThinker } from './smallthinker.ts';
import { smollm3 } from './smollm3.ts';
import { solar } from './solar.ts';
import { stablelm } from './stablelm.ts';
import { starcoder2 } from './starcoder2.ts';
import { step3 } from './step3.ts';
import { step3p5 } from './step3p5.ts';
import { t5 } from './t5.ts';
import { telechat } from './telechat.ts';
import { xglm } from './xglm.ts';
import { zamba2 } from './zamba2.ts';

/** Every family that is known, one file each. */
export const families: readonly Family[] = [
  afmoe,
  apertus,
  arcee,
  arctic,
  aria,
  baichuan,
  bailingHybrid,
  bailingMoe,
  bailingMoeV2,
  bamba,
  bitnet,
  bloom,
  chatglm,
  cohere,
  cohere2,
  cohere2Moe,
  cwm,
  dbrx,
  deepseekMoe,
  deepseekV2,
  deepseekV3,
  deepseekV32,
  deepseekV4,
  dots1,
  ernie45,
  ernie45Moe,
  ernie45VlMoe,
  exaone4,
  exaoneMoe,
  falcon,
  falconH1,
  gemma,
  gemma2,
  gemma3,
  gemma3n,
  gemma4,
  glm,
  glm4Moe,
  glm5Next,
  gpt2,
  gptBigcode,
  gptj,
  gptNeo,
  gptNeox,
  gptOss,
  graniteHybrid,
  graniteMoe,
  graniteMoeSwa,
  graniteSwa,
  grok,
  helium,
  hunyuanDense,
  hunyuanMoe,
  hunyuanV3,
  hyperclovax,
  hyV4,
  inkling,
  internlm,
  jais2,
  jamba,
  jetmoe,
  kimiLinear,
  laguna,
  lfm2,
  lfm2Moe,
  llama,
  llama4,
  longcatFlash,
  mamba,
  mamba2,
  mimoV2,
  minicpm,
  minicpm3,
  minicpmV,
  minimaxM2,
  minimaxM3,
  minimaxText,
  ministral3,
  mistral,
  mixtral,
  mllama,
  molmo,
  mpt,
  museGlimmer,
  nanochat,
  nemotron,
  nemotronH,
  nemotronNas,
  olmo,
  olmo2,
  olmoe,
  olmoHybrid,
  openelm,
  opt,
  orion,
  persimmon,
  phi,
  phi3,
  phi3Small,
  phimoe,
  qwen,
  qwen2,
  qwen2Moe,
  qwen3,
  qwen35,
  qwen35Moe,
  qwen3Moe,
  qwen3Next,
  qwen4Exp,
  recurrentGemma,
  seedOss,
  smallThinker,
  smollm3,
  solar,
  solarOpen,
  stablelm,
  starcoder2,
  step3,
  step3p5,
  t5,
  telechat,
  xglm,
  zamba2,
];
