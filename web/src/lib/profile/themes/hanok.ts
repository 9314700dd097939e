import { A, B, C, landscape, tiled, type Drawn } from './theme';

/** Paper doors, and mountains in thinned ink behind them. */
export const drawn: Drawn = {
  colours: {
    ground: ['#f3ece0', '#1b1a18'],
    card: ['#fefaf2', '#2a2825'],
    sunken: ['#f3ebdd', '#383530'],
    ink: ['#2b2621', '#f2ebdf'],
    inkSoft: ['#665c50', '#bfb5a5'],
    line: ['#dccfba', '#4b463f'],
    accent: ['#1f5f5b', '#83cdc2'],
    accentInk: ['#ffffff', '#06231f'],
    accentText: ['#1c5652', '#8ed4ca'],
    a: ['#e0d3bd', '#2a2825'],
    b: ['#b9b9ab', '#37403f'],
    c: ['#8d9a93', '#2a3433'],
  },
  scene: (id) =>
    tiled(
      id,
      96,
      `<path fill="none" stroke="${A}" stroke-width="4" d="M0 0h96v96H0zM24 0v24H0M72 0v24h24M24 96V72H0M72 96V72h24M24 24h48v48H24zM48 24V0M48 96V72M24 48H0M96 48H72M40 40h16v16H40z"/>`,
    ) +
    landscape(
      `<g fill="${B}"><path opacity=".5" d="M0 260c110-90 190-130 270-110 70-90 150-120 210-20 90 20 150 60 220 40 90-110 180-150 260-60 100-30 180-20 240 50 80-30 160 10 240 40v220H0z"/></g>
      <g fill="${C}"><path opacity=".55" d="M0 340c140-70 240-80 340-40 110-80 220-60 300 0 140-60 260-60 380-10 140-60 280-30 420 20v110H0z"/>
      <path opacity=".8" d="M1010 330c60-8 120-24 170-52 50 28 110 44 170 52l-14 12h-20v78h-272v-78h-20z"/></g>
      <g fill="var(--space-ground)" opacity=".5"><path d="M1068 356h52v50h-52zM1154 356h52v50h-52zM1240 356h52v50h-52z"/></g>
      <circle cx="190" cy="90" r="46" fill="#c6452f" opacity=".75"/>`,
    ),
};
