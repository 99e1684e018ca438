package braid.shell.testing;

import braid.shell.schema.Menu;
import braid.shell.script.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A session without a terminal, 80 columns wide, whose words are collected.
public abstract class PlainContext implements Context, Context.Output, Context.ItemNumbers {
    /// What was printed.
    protected final List<String> lines = new ArrayList<>();

    private final Map<String, List<Long>> numbers = new HashMap<>();
    private Menu menu;

    protected PlainContext(Menu root) {
        this.menu = root;
    }

    @Override
    public Menu menu() {
        return menu;
    }

    @Override
    public void enter(Menu entered) {
        menu = entered;
    }

    @Override
    public Context.Output out() {
        return this;
    }

    @Override
    public void line(String line) {
        lines.add(line);
    }

    @Override
    public void raw(String text) {
        lines.add(text);
    }

    @Override
    public void remark(String line) {
        lines.add(line);
    }

    @Override
    public boolean colour() {
        return false;
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public int columns() {
        return 80;
    }

    @Override
    public int rows() {
        return 24;
    }

    @Override
    public Context.ItemNumbers numbers() {
        return this;
    }

    @Override
    public void remember(String menuPath, List<Long> ids) {
        numbers.put(menuPath, List.copyOf(ids));
    }

    @Override
    public Optional<List<Long>> of(String menuPath) {
        return Optional.ofNullable(numbers.get(menuPath));
    }

    @Override
    public void checkInterrupted() {}

    @Override
    public int readKey(long nanos) {
        return -1;
    }

    @Override
    public int awaitKey(String own, long nanos) {
        return -1;
    }

    @Override
    public String user() {
        return "admin";
    }
}
