/** How long the events of a label last. `whole` spans the segment. */
export type EventShape = "tick" | "short" | "medium" | "long" | "whole";

/** A label in a scene: events a segment on average (for `whole`, the probability that it is there). */
export interface SceneSound {
  readonly id: string;
  readonly rate: number;
  readonly shape: EventShape;
}

/** A kind of recording: how often it comes in train and in eval, and what sounds in it. */
export interface Scene {
  readonly train: number;
  readonly eval: number;
  readonly sounds: readonly SceneSound[];
}

/** Lengths in ms at the shares 0, 0.25, 0.5, 0.75, 0.95 and 1 of the events; between them they are spread evenly. */
export const SHAPE_MS: Readonly<Record<Exclude<EventShape, "whole">, readonly number[]>> = {
  tick: [6, 95, 150, 240, 480, 900],
  short: [40, 180, 330, 620, 1_600, 4_200],
  medium: [70, 450, 950, 1_900, 4_600, 11_000],
  long: [400, 1_600, 3_800, 7_500, 13_000, 19_000],
};
export const SHAPE_SHARES: readonly number[] = [0, 0.25, 0.5, 0.75, 0.95, 1];

const SHAPES: Readonly<Record<string, EventShape>> = { t: "tick", s: "short", m: "medium", l: "long", w: "whole" };

/** One scene a line: train weight, eval weight, then label id : rate : first letter of the shape. */
const TABLE = `
26 22 /m/05zppz:4:m /m/02zsn:2.6:m /m/01j3sz:.7:m /m/0lyf6:1.2:t /m/09l8g:.4:s /m/01h8n0:.25:l /m/09x0r:.15:m /m/093_4n:.4:w /m/07qjznt:.8:t /t/dd00099:1.4:t /t/dd00125:.01:w /m/01b_21:.12:s /m/02rtxlg:.08:m /m/0c1dj:.2:m
11 10 /m/0k4j:.4:w /m/012f08:.35:w /t/dd00134:.3:l /m/0912c9:.5:s /m/07yv9:.08:l /m/02mk9:.12:w /t/dd00066:.4:w /m/07pb8fc:.08:l /m/03kmc9:.12:l /t/dd00092:1:m /m/07pbtc8:2.4:t /m/05zppz:.8:m /m/020bb7:.4:s /m/093_4n:.2:w
9 6 /t/dd00099:7:t /t/dd00077:.75:w /m/07qjznt:5:t /m/03l9g:1.3:t /m/07k1x:.3:s /t/dd00109:1.2:s /m/07qv4k0:.4:s /m/05zppz:.8:m /m/07qcpgn:1.4:t /m/07qc9xj:.8:t /m/0lyf6:.5:t /m/07qnq_y:.3:s
11 17 /m/04rlf:.96:w /t/dd00003:.8:m /t/dd00004:.5:m /m/015lz1:.12:l /m/0l15bq:.4:t /m/053hz1:.2:l /m/03qtwd:.2:w /m/028ght:.08:l /m/0395lw:.1:m /m/0c1dj:.2:m /m/05zppz:.3:m
9 9 /t/dd00077:.45:w /t/dd00099:3.4:t /m/04brg2:1.6:s /m/0dxrf:.1:w /m/02dgv:.3:s /m/07rjzl8:.08:s /m/07q7njn:.4:s /m/039jq:.05:m /m/01m2v:.8:s /m/0316dw:.1:m /m/07c52:.12:w /m/07pp8cl:.12:m /m/07pp_mv:.1:m /m/07qjznl:.4:t /m/01x3z:.05:l /m/0838f:.2:l /m/07rrlb6:.15:s /m/02zsn:.5:m /m/07qwyj0:.2:m
9 8 /m/020bb7:3.6:s /m/07pggtn:2.4:s /m/015p6:.2:m /m/03m9d0z:.55:w /m/09xqv:.4:m /m/03vt0:.06:l /m/0j6m2:.1:w /m/06mb1:.08:w /m/0ngt1:.1:m /m/07pbtc8:.6:t /m/093_4n:.15:w /m/01280g:.04:m /t/dd00092:.4:m
6 5 /t/dd00002:3:m /t/dd00001:.4:m /m/0ytgt:.7:m /m/02zsn:1:m /m/093_4n:.3:w /t/dd00077:.2:w /t/dd00099:.7:t /m/0463cq4:.15:m /m/0lyf6:.6:t /m/0jbk:.03:s
2 2 /t/dd00002:2.2:m
5 5 /m/032s66:2.6:s /m/04zjc:.5:m /m/073cg4:.4:s /m/014zdl:.3:m /m/05zppz:.5:m /t/dd00092:.5:m /t/dd00099:.8:t /m/07qc9xj:.6:t /m/02z32qm:.04:m /m/0_1c:.15:m /m/093_4n:.15:w
2 2 /m/032s66:1.6:s /m/073cg4:.3:s
4 4 /m/01d3sd:2.4:m /m/0lyf6:2.2:s /m/07q0yl5:.3:s /t/dd00077:.2:w /m/093_4n:.2:w /m/01j3sz:.08:m
6 6 /m/0bt9lr:.8:s /m/05tny_:1.8:s /t/dd00141:.4:m /m/0ghcn6:.25:m /m/01yrx:.2:s /m/07qrkrw:.5:s /m/09ddx:.25:s /m/07qdb04:.4:s /m/0jbk:.5:s /m/025rv6n:.04:m /t/dd00099:.8:t /m/068hy:.01:m
2 2 /m/07jdr:.7:w /m/0284vy3:.5:m /t/dd00077:.2:w /t/dd00099:.6:t
2 3 /m/0g6b5:.4:m /g/122z_qxw:1.4:s /m/03qtwd:.25:w /m/053hz1:.3:l /m/07p6fty:.9:m /m/03qc9zr:.5:m /m/014zdl:.1:m
2 1 /m/0bzvm2:.9:w /m/0c1dj:2.2:s /m/04rlf:.4:w /m/02fs_r:1:t /t/dd00138:.2:t
1 1 /m/0fw86:1.8:m /m/04rlf:.4:w
1 1 /m/01jg02:6:t /m/0lyf6:.5:t
.1 6 /m/028v0c:.9:w /t/dd00125:.6:w /m/05zppz:.3:m
.3 1 /m/03w41f:.6:l /t/dd00123:.15:w
`;

/** The scenes of the sample; weights and rates are invented. */
export const SAMPLE_SCENES: readonly Scene[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [train, forEval, ...sounds] = line.split(" ");
    return { train: Number(train), eval: Number(forEval), sounds: sounds.map(readSound) };
  });

/** Labels that hardly occur: events in train, events in eval, shape. */
export const RARE_SOUNDS: readonly (readonly [string, number, number, EventShape])[] = [
  ["/m/0bpl036", 1, 0, "short"],
  ["/m/0160x5", 2, 0, "short"],
  ["/m/0hg7b", 2, 0, "tick"],
  ["/m/09hlz4", 3, 1, "short"],
  ["/t/dd00012", 3, 0, "long"],
  ["/m/0ch8v", 1, 3, "medium"],
  ["/m/0k65p", 6, 2, "tick"],
  ["/m/06h7j", 8, 2, "medium"],
  ["/m/03q5_w", 5, 2, "short"],
];

function readSound(text: string): SceneSound {
  const [id, rate, shape] = text.split(":");
  return { id: id!, rate: Number(rate), shape: SHAPES[shape!]! };
}
