import type { Down, DownOf } from '$rooms/protocol/down';
import { TYPING_MS, type Person } from '$rooms/protocol/presence';

/** Who is here now, who types, and whom the reader doesn't want to hear. */
export class People {
  online = $state(0);
  /** By name; null in a room too big for names. */
  here = $state.raw<Person[] | null>(null);
  typing = $state.raw<string[]>([]);
  hidden = $state.raw<string[]>([]);
  /** The one whose profile was asked for last, and by which handle it is open here; null where it isn't. */
  shown = $state.raw<{ member: string; handle: string | null } | null>(null);
  #typingEnds: ReturnType<typeof setTimeout> | undefined;
  /** Names learnt from presence and messages: typing tells members only. */
  #names = new Map<string, string>();

  nameOf = (member: string) => this.#names.get(member);
  isHidden = (member: string) => this.hidden.includes(member);

  hear(event: Down) {
    switch (event.type) {
      case 'room.welcome':
        this.online = event.online;
        this.here = null;
        this.typing = [];
        // Sent after the welcome only if there is anybody in it.
        this.hidden = [];
        break;
      case 'presence.listed':
        this.here = event.people;
        for (const person of event.people) this.#names.set(person.member, person.nickname);
        break;
      case 'presence.changed':
        this.#changed(event);
        break;
      case 'presence.typing':
        this.typing = event.members;
        clearTimeout(this.#typingEnds);
        this.#typingEnds = setTimeout(() => (this.typing = []), TYPING_MS + 1000);
        break;
      case 'chat.sent':
        this.#names.set(event.author.member, event.author.nickname);
        this.typing = this.typing.filter((member) => member !== event.author.member);
        break;
      case 'member.updated':
        this.#updated(event);
        break;
      case 'profile.shown':
        this.shown = event;
        break;
      case 'member.hidden':
        this.hidden = event.members;
        break;
    }
  }

  close() {
    clearTimeout(this.#typingEnds);
  }

  #changed({ online, joined, left, people }: DownOf<'presence.changed'>) {
    this.online = online;
    for (const person of people ?? []) this.#names.set(person.member, person.nickname);
    if (!this.here || (!joined && !left)) return;
    const stay = this.here.filter((p) => !left?.includes(p.member) && !people?.some((q) => q.member === p.member));
    this.here = [...stay, ...(people ?? [])];
  }

  #updated({ member, nickname, picture, role, removed }: DownOf<'member.updated'>) {
    if (nickname !== undefined) this.#names.set(member, nickname);
    this.here =
      this.here
        ?.filter((p) => !(removed && p.member === member))
        .map((p) =>
          p.member === member
            ? {
                ...p,
                nickname: nickname ?? p.nickname,
                picture: picture === undefined ? p.picture : (picture ?? undefined),
                role: role ?? p.role,
              }
            : p,
        ) ?? null;
  }
}
