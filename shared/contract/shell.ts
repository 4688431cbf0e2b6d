import { z } from 'zod';
import { FILE_BYTES } from '../rules/documents.ts';
import { nothing } from './operation.ts';

/** 200 MB: the largest export that anyone has had to save, ten times over. */
const LARGEST_FILE = 200 * 1024 * 1024;

/** `%PDF-`, with which every PDF begins. */
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** Whether the service behind the window answers, and if not, why and what can be done. */
const serviceState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('ready') }),
  /** It died and is being started again; calls are refused as unavailable meanwhile. */
  z.strictObject({ state: z.literal('restarting'), attempt: z.int() }),
  /** It could not start, or died too often: `message` is the French sentence, `code` a stable word for it. */
  z.strictObject({ state: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type ServiceState = z.output<typeof serviceState>;

/** All that the window may ask of the desktop's shell, each declared once (ELE-2.4). Data never takes this way: it has the port. */
export const shellChannels = {
  'shell.saveFile': {
    input: z.strictObject({
      name: z.string().max(255),
      bytes: z
        .custom<Uint8Array>((value) => value instanceof Uint8Array)
        .refine((bytes) => bytes.byteLength <= LARGEST_FILE, 'Ce fichier est trop grand.'),
    }),
    output: z.strictObject({ path: z.string().nullable(), problem: z.string().nullable() }),
  },
  /** A PDF that a family gave, for the system's own viewer; nothing but a PDF, and none larger than families may give. */
  'shell.openDocument': {
    input: z.strictObject({
      name: z.string().max(255),
      bytes: z
        .custom<Uint8Array>((value) => value instanceof Uint8Array)
        .refine((bytes) => bytes.byteLength <= FILE_BYTES, 'Ce fichier est trop grand.')
        .refine((bytes) => PDF.every((byte, at) => bytes[at] === byte), 'Ce fichier n’est pas un PDF.'),
    }),
    output: z.strictObject({ problem: z.string().nullable() }),
  },
  'shell.openExtranet': { input: nothing, output: nothing },
  'shell.restartService': { input: nothing, output: nothing },
  'shell.serviceState': { input: nothing, output: serviceState },
};

export type ShellChannels = typeof shellChannels;
export type ShellChannel = keyof ShellChannels;
export type ShellInput<C extends ShellChannel> = z.input<ShellChannels[C]['input']>;
export type ShellOutput<C extends ShellChannel> = z.output<ShellChannels[C]['output']>;
/** What comes back over a channel: never an error with its stack. */
export type ShellAnswer<C extends ShellChannel = ShellChannel> = { ok: true; output: ShellOutput<C> } | { ok: false; message: string };

/** What the shell tells the window unasked: a new port to the service, and how the service is. */
export type ShellNews = 'shell.port' | 'shell.service';
