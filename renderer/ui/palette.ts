import type { MantineColorsTuple } from '@mantine/core';

/** One colour in ten shades, written on one line. */
const shades = (hex: string) => hex.split(' ').map((code) => `#${code}`) as unknown as MantineColorsTuple;

/** Shade 0 is the wash, 3 what dark pages use, 7 what light pages use: the colours of `colours.css`. */
export const PALETTE = {
  ink: shades('e6eef6 d5e3f0 b9d2ec 9cc2ea 7fadd9 4a80b5 2f6296 1b3a5c 142c47 0f2238'),
  copper: shades('fbeee6 f7dfd0 f4c5a6 f0a573 dd8449 c86a2c b65820 a84a17 8a3b10 6b2d0b'),
  green: shades('e7f3ec cde7d7 a6d5bb 7fcba3 52ab7f 358f63 277a51 1e6b45 175737 104029'),
  amber: shades('fff3d9 fce7b8 f3d08a e5b860 c99736 ab7a14 946506 855600 6b4500 4f3300'),
  garnet: shades('fbe9ea f7d2d5 f4b2b8 f19aa1 dc6470 c44250 b32f3d a3212e 861a25 67131b'),
  gray: shades('fbfaf8 f3f0eb eae6de e0dbd2 8a8378 6f695f 5c574f 48443d 35312c 24211d'),
  dark: shades('ece8e1 d2cdc4 b5afa5 8c867c 2e333a 272c32 1e2227 15181c 101317 0b0d10'),
};
