import type { Down, DownOf } from '$rooms/protocol/down';
import type { Report } from '$rooms/protocol/moderation';

/** What lies on the head's desk: who waits, what was reported, who is banned. The room sends it to nobody else. */
export class Desk {
  waiting = $state.raw<DownOf<'entry.waiting'>['waiting']>([]);
  reports = $state.raw<Report[]>([]);
  banned = $state.raw<DownOf<'member.banned'>['members']>([]);

  get count() {
    return this.waiting.length + this.reports.length;
  }

  hear(event: Down) {
    switch (event.type) {
      case 'room.welcome':
        // Each list follows the welcome only if there is anything in it.
        this.waiting = [];
        this.reports = [];
        this.banned = [];
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
