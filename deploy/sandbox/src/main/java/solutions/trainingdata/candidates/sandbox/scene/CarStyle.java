package solutions.trainingdata.candidates.sandbox.scene;

/**
 * The shape of a kind of car, in metres.
 *
 * @param halfLength from the middle to either bumper
 * @param halfWidth at the widest place, without mirrors
 * @param belt height where the windows begin
 * @param roof height of the roof
 * @param axleFront, axleRear x of the wheels' centres
 * @param wheel radius of the tyres
 * @param roofFront, roofRear x where windscreen and rear window end at the roof
 * @param glassFrom, glassTo x between which the sides have windows
 * @param pillars x of the posts between side windows, also where doors meet
 * @param frontPlate, rearPlate height of the plates' centres
 * @param lean how much narrower the cabin gets per metre of height
 * @param bed whether the rear is an open load bed
 */
record CarStyle(
        Profile body,
        Profile cabin,
        double halfLength,
        double halfWidth,
        double belt,
        double roof,
        double axleFront,
        double axleRear,
        double wheel,
        double roofFront,
        double roofRear,
        double glassFrom,
        double glassTo,
        double[] pillars,
        double frontPlate,
        double rearPlate,
        double lean,
        boolean bed) {

    static final CarStyle SEDAN = new CarStyle(
            new Profile(
                    -2.22, 0.26, -2.34, 0.42, -2.33, 0.62, -2.27, 0.9, -2.2, 1.0, -1.7, 1.03, -0.9, 0.98, 0.9, 0.96,
                    1.1, 0.95, 1.9, 0.83, 2.18, 0.72, 2.32, 0.56, 2.3, 0.3, 2.2, 0.22, 1.6, 0.2, -1.7, 0.2),
            new Profile(-1.86, 0.9, -1.8, 1.0, -1.05, 1.4, -0.55, 1.46, 0.1, 1.46, 0.4, 1.41, 1.22, 0.93, 1.2, 0.85),
            2.34,
            0.9,
            0.97,
            1.46,
            1.42,
            -1.4,
            0.33,
            0.33,
            -1.0,
            -1.45,
            0.95,
            new double[] {-0.98, -0.12},
            0.44,
            0.76,
            0.3,
            false);

    static final CarStyle HATCHBACK = new CarStyle(
            new Profile(
                    -1.92, 0.26, -2.03, 0.42, -2.03, 0.6, -1.95, 0.75, -1.92, 1.0, -1.7, 1.05, -0.9, 1.0, 0.8, 0.97,
                    1.05, 0.96, 1.65, 0.86, 1.9, 0.74, 2.03, 0.56, 2.0, 0.3, 1.9, 0.22, 1.4, 0.2, -1.4, 0.2),
            new Profile(
                    -1.93, 0.9, -1.92, 1.02, -1.66, 1.42, -1.5, 1.5, -0.6, 1.52, 0.1, 1.5, 0.4, 1.44, 1.16, 0.94, 1.1,
                    0.86),
            2.03,
            0.88,
            0.99,
            1.51,
            1.28,
            -1.27,
            0.32,
            0.3,
            -1.5,
            -1.45,
            0.9,
            new double[] {-1.02, -0.12},
            0.42,
            0.7,
            0.26,
            false);

    static final CarStyle SUV = new CarStyle(
            new Profile(
                    -2.1, 0.34, -2.25, 0.48, -2.25, 0.7, -2.17, 0.85, -2.16, 1.12, -1.9, 1.16, -0.9, 1.12, 0.9, 1.1,
                    1.2, 1.09, 1.95, 1.03, 2.16, 0.94, 2.28, 0.7, 2.24, 0.42, 2.1, 0.32, 1.6, 0.28, -1.6, 0.28),
            new Profile(
                    -2.15, 1.0, -2.12, 1.15, -1.85, 1.62, -1.65, 1.7, -0.6, 1.74, 0.2, 1.72, 0.5, 1.66, 1.3, 1.07, 1.2,
                    0.98),
            2.28,
            0.95,
            1.12,
            1.73,
            1.42,
            -1.36,
            0.38,
            0.4,
            -1.66,
            -1.75,
            0.98,
            new double[] {-1.05, -0.08},
            0.56,
            0.86,
            0.22,
            false);

    static final CarStyle WAGON = new CarStyle(
            new Profile(
                    -2.25, 0.26, -2.37, 0.42, -2.37, 0.6, -2.28, 0.78, -2.24, 0.98, -1.9, 1.02, -0.9, 0.99, 0.9, 0.96,
                    1.1, 0.95, 1.9, 0.83, 2.18, 0.72, 2.32, 0.56, 2.3, 0.3, 2.2, 0.22, 1.6, 0.2, -1.7, 0.2),
            new Profile(
                    -2.26, 0.88, -2.24, 1.0, -1.86, 1.38, -1.65, 1.46, -0.6, 1.5, 0.15, 1.48, 0.42, 1.42, 1.22, 0.93,
                    1.2, 0.85),
            2.37,
            0.9,
            0.97,
            1.49,
            1.42,
            -1.4,
            0.33,
            0.34,
            -1.68,
            -1.85,
            0.95,
            new double[] {-0.98, -0.1},
            0.44,
            0.72,
            0.28,
            false);

    static final CarStyle VAN = new CarStyle(
            new Profile(
                    -2.35, 0.34, -2.46, 0.44, -2.46, 0.56, -2.38, 0.66, -2.38, 1.2, -2.2, 1.24, 0.9, 1.22, 1.3, 1.16,
                    1.95, 1.02, 2.2, 0.9, 2.34, 0.68, 2.3, 0.38, 2.2, 0.28, 1.6, 0.25, -1.7, 0.25),
            new Profile(
                    -2.38, 0.9, -2.4, 1.2, -2.32, 1.88, -2.2, 1.98, -0.6, 2.02, 0.55, 1.98, 0.85, 1.9, 1.68, 1.1, 1.5,
                    0.95),
            2.46,
            0.98,
            1.2,
            2.0,
            1.5,
            -1.5,
            0.35,
            0.75,
            -2.28,
            0.12,
            1.32,
            new double[] {0.02},
            0.5,
            0.82,
            0.1,
            false);

    static final CarStyle PICKUP = new CarStyle(
            new Profile(
                    -2.5, 0.46, -2.62, 0.54, -2.62, 0.66, -2.55, 0.72, -2.54, 1.12, -2.45, 1.16, -1.0, 1.15, 1.0, 1.12,
                    1.3, 1.11, 2.1, 1.06, 2.34, 0.96, 2.46, 0.72, 2.42, 0.46, 2.3, 0.36, 1.7, 0.34, -1.7, 0.38),
            new Profile(
                    -0.98, 1.0, -0.98, 1.15, -0.72, 1.7, -0.55, 1.77, 0.2, 1.79, 0.55, 1.75, 0.8, 1.68, 1.45, 1.1, 1.4,
                    1.0),
            2.62,
            0.94,
            1.14,
            1.78,
            1.62,
            -1.55,
            0.39,
            0.68,
            -0.6,
            -0.72,
            1.14,
            new double[] {0.05},
            0.58,
            0.6,
            0.22,
            true);
}
