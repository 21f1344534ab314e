/** Words in names of checkpoints that tell how their weights are quantized. */
const words =
  /(?:^|[-_. ])(fp8|nvfp4|mxfp[468]|fp4|awq|gptq|int[2348]|w[48]a(?:4|8|16)|[234568]-?bit|mlx|bnb|nf4|gguf|exl[23]|hqq|aqlm|q[2-8]_[k0-9]\w*)(?=$|[-_. ])/i;

/** What is said where a name tells of a quantization and its files do not; null where it does not. */
export function quantizedName(name: string): string | null {
  const word = words.exec(name)?.[1];
  if (word === undefined) return null;
  return `its name says ${word}, but \`config.json\` says nothing of quantization: 16 bit is assumed for its weights. Put its \`hf_quant_config.json\` beside it, or give \`formats: { weights: fp8 }\``;
}
