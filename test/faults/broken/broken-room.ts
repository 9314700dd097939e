import type { Connection, ConnectionContext } from 'partyserver';
import type { SocketState, SqlValue } from '$rooms/deps';
import type { LiveRoom } from '$rooms/live';
import type { Down } from '$rooms/protocol/down';
import { LoneRoom } from '../../support/room-alone';

export type Line = Connection<SocketState>;
export type Frame = { type?: unknown; id?: unknown; [field: string]: unknown };
type Data = string | ArrayBuffer | ArrayBufferView;

/** The real room with a hand on each of its edges, so that one promise can be broken on purpose. Broken it is by what overrides these. */
export abstract class BrokenRoom extends LoneRoom {
  /** Events on their way to one connection; what is given goes instead. */
  down(events: Down[], _line: Line): Down[] {
    return events;
  }
  /** A frame from a connection; false: the room doesn't get it now. */
  up(_frame: Frame, _line: Line): boolean {
    return true;
  }
  /** A statement of the room's; what is given runs instead. */
  statement(query: string, values: SqlValue[]): [query: string, values: SqlValue[]] {
    return [query, values];
  }
  /** The room is awake: a first time, or again after its process died. */
  awake(_room: LiveRoom, _isAgain: boolean): void {}

  #awake: LiveRoom | undefined;

  /** The room inside. */
  get inside(): LiveRoom {
    const room = this.engine.room()!;
    if (this.#awake === room) return room;
    this.#awake = room;
    const { exec } = room.deps.sql;
    Object.assign(room.deps.sql, { exec: (query: string, ...values: SqlValue[]) => exec(...this.#statement(query, values)) });
    this.awake(room, room.log.head > 0);
    return room;
  }

  #statement(query: string, values: SqlValue[]): [string, ...SqlValue[]] {
    const [other, others] = this.statement(query, values);
    return [other, ...others];
  }

  override onConnect(line: Line, context: ConnectionContext): void {
    const send = line.send.bind(line);
    const through = (text: string) => {
      const events = text.startsWith('[') ? this.down(JSON.parse(text) as Down[], line) : null;
      if (events?.length !== 0) send(events ? JSON.stringify(events) : text);
    };
    Object.defineProperty(line, 'send', { value: through, configurable: true });
    void this.inside;
    super.onConnect(line, context);
  }

  override onMessage(line: Line, data: Data): void {
    void this.inside;
    if (typeof data === 'string' && !this.up(JSON.parse(data) as Frame, line)) return;
    this.receive(line, data);
  }
  /** What the room does with a frame, whenever that is. */
  receive(line: Line, data: Data): void {
    super.onMessage(line, data);
  }
}
