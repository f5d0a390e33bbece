import { SaxesParser } from 'saxes';
import { AppError } from '#lib/errors.ts';
import { CELL_CHARACTERS } from '../limits.ts';
import { toDamage } from './open-xlsx.ts';

/** What a part is made of, in the order of the file; names come without their prefix. */
export type XmlHandlers = {
  open: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Deepest nesting; sheets use seven levels. */
const DEPTH = 64;
/** Most bytes without a tag: the longest cell in its widest letters. */
const BYTES_WITHOUT_TAG = CELL_CHARACTERS * 4;
const PIECE_BYTES = 256 * 1024;

/**
 * Reads XML (UTF-8) piece by piece and calls the handlers; yields after each piece, so that rows can be handed on.
 * A document type, and with it every entity of its own, is refused; so are deep nesting and endless text.
 */
export async function* walkXml(
  bytes: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8');
  const parser = new SaxesParser({ xmlns: false, position: false });
  const guard = attach(parser, handlers);
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        guard.countBytes(piece.length);
        parser.write(decoder.decode(piece, { stream: true }));
        yield;
      }
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (error) {
    throw toDamage(error);
  }
}

/** Reads a whole part for its handlers' sake. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const walk = walkXml(bytes, handlers);
  while (!(await walk.next()).done);
}

function attach(
  parser: SaxesParser<{ xmlns: false; position: false }>,
  handlers: XmlHandlers,
): { countBytes: (bytes: number) => void } {
  let depth = 0;
  let bytesSinceTag = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new AppError(
      'INVALID_INPUT',
      'The workbook declares a document type, which may hide outside content. Save it again in a spreadsheet program.',
    );
  });
  parser.on('opentag', (tag) => {
    bytesSinceTag = 0;
    if (++depth > DEPTH)
      throw new AppError(
        'INVALID_INPUT',
        `The workbook nests its parts deeper than ${DEPTH} levels. Save it again in a spreadsheet program.`,
      );
    handlers.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    bytesSinceTag = 0;
    depth--;
    handlers.close?.(localName(tag.name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  return {
    countBytes: (bytes) => {
      bytesSinceTag += bytes;
      if (bytesSinceTag > BYTES_WITHOUT_TAG)
        throw new AppError(
          'TOO_LARGE',
          'A cell of the workbook is too long. Shorten it, or save the sheet as CSV.',
        );
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
