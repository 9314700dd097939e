import type { Down, DownOf } from '$rooms/protocol/down';
import type { GlossaryEntry } from '$rooms/protocol/glossary';
import type { Report } from '$rooms/protocol/moderation';
import { leads } from './rights';

/** What lies on the head's desk: who waits, what was reported, which terms are proposed, who is banned. */
export class Desk {
  waiting = $state.raw<DownOf<'entry.waiting'>['waiting']>([]);
  reports = $state.raw<Report[]>([]);
  /** Members see these too, when they ask; only the head has to answer them. */
  #proposals = $state.raw<GlossaryEntry[]>([]);
  #leads = $state(false);
  #me = '';
  banned = $state.raw<DownOf<'member.banned'>['members']>([]);

  get proposals() {
    return this.#leads ? this.#proposals : [];
  }
  get count() {
    return this.waiting.length + this.reports.length + this.proposals.length;
  }

  hear(event: Down) {
    switch (event.type) {
      case 'room.welcome':
        // Each list follows the welcome only if there is anything in it.
        this.waiting = [];
        this.reports = [];
        this.banned = [];
        this.#proposals = [];
        this.#me = event.you.member;
        this.#leads = leads(event.you.role);
        break;
      case 'member.updated':
        if (event.member === this.#me && event.role) this.#leads = leads(event.role);
        break;
      case 'glossary.listed':
        this.#proposals = event.entries.filter((entry) => !entry.accepted);
        break;
      case 'entry.waiting':
        this.waiting = event.waiting;
        break;
      case 'report.listed':
        this.reports = event.reports;
        break;
      case 'member.banned':
        this.banned = event.members;
        break;
    }
  }
}
