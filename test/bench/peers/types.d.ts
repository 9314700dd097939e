/** What the peers use of packages that only the bench installs, so that they are type-checked without. */
declare module 'socket.io' {
  type Socket = {
    recovered: boolean;
    handshake: { query: Record<string, string | string[] | undefined> };
    emit(name: string, event: object): void;
    on(name: string, hear: (message: { id: string; text: string }) => void): void;
  };
  export class Server {
    constructor(server: object, options: { connectionStateRecovery: object; transports: string[]; serveClient: boolean });
    on(name: 'connection', hear: (socket: Socket) => void): void;
    emit(name: string, event: object): void;
  }
}

declare module 'bun:sqlite' {
  type Statement = { all(): object[]; get(...values: (string | number)[]): unknown };
  export class Database {
    constructor(path: string, options: { create: boolean });
    exec(sql: string): void;
    query(sql: string): Statement;
  }
}

declare namespace Bun {
  type Socket<Data> = { data: Data; send(text: string): void; subscribe(topic: string): void };
  type Server<Data> = {
    port: number;
    upgrade(request: Request, options: { data: Data }): boolean;
    publish(topic: string, text: string): void;
  };
  function serve<Data>(options: {
    hostname: string;
    port: number;
    fetch(request: Request, server: Server<Data>): Response | undefined;
    websocket: {
      perMessageDeflate: boolean;
      open(socket: Socket<Data>): void;
      message(socket: Socket<Data>, data: string | Uint8Array): void;
    };
  }): Server<Data>;
}
