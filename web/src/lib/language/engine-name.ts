import { m } from '$lib/paraglide/messages';

/** What a reader knows a translator by; `engine` is its name on the wire. */
export function engineName(engine: string): string {
  if (engine === 'phrasebook') return m.engine_phrasebook();
  if (engine === 'glossary') return m.engine_glossary();
  if (engine === 'device') return m.device_engine();
  if (engine === 'libretranslate') return 'LibreTranslate';
  return engine.startsWith('workers-ai') ? 'Workers AI' : engine;
}
