package solutions.trainingdata.candidates.sandbox.scene;

import java.util.List;

/** The pictures of the assignment "cars and number plates", and the one that its guide explains. */
final class Scenes {

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                rear(
                        "1",
                        CarStyle.SEDAN,
                        0x1f4e8c,
                        new Plate("D", "HH KT 4827", false),
                        216,
                        Light.noon(-115),
                        Street.Kind.CITY,
                        11),
                front(
                        "2",
                        CarStyle.HATCHBACK,
                        0xb3201f,
                        new Plate("F", "GK-483-LM", false),
                        -33,
                        Light.morning(-40),
                        Street.Kind.SUBURB,
                        23),
                rear(
                        "3",
                        CarStyle.SUV,
                        0xe6e6e2,
                        new Plate("RUS", "A472CE|77", false),
                        145,
                        Light.noon(60),
                        Street.Kind.PARK,
                        31),
                front(
                        "4",
                        CarStyle.VAN,
                        0xd9dcde,
                        new Plate("PL", "KR 7F492", false),
                        34,
                        Light.overcast(),
                        Street.Kind.YARD,
                        47),
                taxi("5", new Plate("E", "4829 LKH", false), 213, Light.evening(-150), Street.Kind.CITY, 53),
                front(
                        "6",
                        CarStyle.PICKUP,
                        0x2f4a39,
                        new Plate("S", "TKW 47P", false),
                        -31,
                        Light.noon(-75),
                        Street.Kind.SUBURB,
                        61),
                rear(
                        "7",
                        CarStyle.HATCHBACK,
                        0x3f8f7c,
                        new Plate("GB", "KP74 XHM", true),
                        214,
                        Light.overcast(),
                        Street.Kind.CITY,
                        71),
                front(
                        "8",
                        CarStyle.SEDAN,
                        0x26282b,
                        new Plate("I", "GH 529 KL", false),
                        32,
                        Light.evening(25),
                        Street.Kind.QUAY,
                        83),
                rear(
                        "9",
                        CarStyle.WAGON,
                        0x8c1f33,
                        new Plate("NL", "KH-492-T", true),
                        147,
                        Light.morning(120),
                        Street.Kind.PARK,
                        97),
                front(
                        "10",
                        CarStyle.SUV,
                        0x7a8288,
                        new Plate("RUS", "M834KT|178", false),
                        -34,
                        Light.dusk(),
                        Street.Kind.CITY,
                        103));
    }

    static Scene example() {
        return rear(
                "example",
                CarStyle.HATCHBACK,
                0xd98a1c,
                new Plate("CZ", "4AK 7392", false),
                215,
                Light.noon(95),
                Street.Kind.SUBURB,
                131);
    }

    private static Scene rear(
            String name,
            CarStyle style,
            int paint,
            Plate plate,
            double degrees,
            Light light,
            Street.Kind street,
            int seed) {
        return scene(name, new CarShape(style, false, false), paint, plate, degrees, light, street, seed);
    }

    private static Scene front(
            String name,
            CarStyle style,
            int paint,
            Plate plate,
            double degrees,
            Light light,
            Street.Kind street,
            int seed) {
        return scene(name, new CarShape(style, false, true), paint, plate, degrees, light, street, seed);
    }

    private static Scene taxi(String name, Plate plate, double degrees, Light light, Street.Kind street, int seed) {
        return scene(name, new CarShape(CarStyle.SEDAN, true, false), 0xf2b705, plate, degrees, light, street, seed);
    }

    /** A person with a camera about six metres away; each picture a little different by its seed. */
    private static Scene scene(
            String name,
            CarShape car,
            int paint,
            Plate plate,
            double degrees,
            Light light,
            Street.Kind street,
            int seed) {
        double size = car.style().halfLength() / 2.3;
        double distance = (6.2 + 0.7 * Noise.at(seed, 1, 1)) * Math.max(0.95, size);
        double height = 1.35 + 0.5 * Noise.at(seed, 2, 2);
        Vec target = new Vec(0.5 * (Noise.at(seed, 3, 3) - 0.5), 0.3 * (Noise.at(seed, 4, 4) - 0.5), 0.95);
        Camera camera = Camera.around(target, degrees, distance, height, 1950);
        return new Scene(name, car, paint, plate, camera, light, street, seed);
    }
}
