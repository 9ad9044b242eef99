package com.campusg.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** A line chart in SVG, with a linear scale from zero. */
final class Chart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int MARGIN = 40;
    private static final int TICKS = 4;
    private static final List<String> COLORS = List.of("#1b9e77", "#d95f02", "#7570b3", "#666666");

    private final String unit;
    private final int points;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> lines = new ArrayList<>();

    private Chart(String unit, int points) {
        this.unit = unit;
        this.points = points;
    }

    /** Creates a chart whose points have the abscissas 1 to the number of points. */
    static Chart of(String unit, int points) {
        return new Chart(unit, points);
    }

    Chart line(String name, DoubleStream values) {
        names.add(name);
        lines.add(values.toArray());
        return this;
    }

    String svg() {
        double max = lines.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        StringBuilder svg = new StringBuilder(text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH + 2 * MARGIN, HEIGHT + (3 + lines.size()) * 20));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = max * tick / TICKS;
            svg.append(text(
                    "<path d=\"M%d %.1fh%d\" stroke=\"#ddd\"/><text x=\"4\" y=\"%.1f\">%.1f</text>%n",
                    MARGIN, y(value, max), WIDTH, y(value, max) + 4, value));
        }
        svg.append(text(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d %s</text>%n",
                MARGIN + WIDTH, HEIGHT + 30, points, unit));
        for (int line = 0; line < lines.size(); line++) {
            String color = COLORS.get(line % COLORS.size());
            svg.append("<polyline fill=\"none\" stroke=\"").append(color).append("\" points=\"");
            double[] values = lines.get(line);
            for (int point = 0; point < values.length; point++) {
                svg.append(text(
                        "%.1f,%.1f ",
                        MARGIN + (double) WIDTH * point / Math.max(1, points - 1), y(values[point], max)));
            }
            svg.append(text(
                    "\"/><text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                    MARGIN, HEIGHT + 50 + 20 * line, color, names.get(line)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double y(double value, double max) {
        return 10 + HEIGHT * (1 - value / max);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
